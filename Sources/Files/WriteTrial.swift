import Foundation
import SupplyModel

/// Tries whether something can be written, since leave alone does not tell: file systems that take no files give it, too.
public enum WriteTrial {
  /// Whether a folder takes a new file, or the nearest one above it that is there; the file is gone again at once.
  public static func passes(inFolder path: String) -> Bool {
    guard let stamp = FileStamp(path: path + "/.") else {
      let parent = folder(of: path)
      return FileStamp(path: path) == nil && parent != path && passes(inFolder: parent)
    }
    guard stamp.isFolder else { return false }
    let name = path + "/.colca-prueba-\(getpid())"
    let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return unlink(name) == 0
  }

  /// Whether a file of the program's own can be added to, or made where it is not there yet.
  public static func passes(adding path: String) -> Bool {
    guard FileStamp(path: path) != nil else { return passes(inFolder: folder(of: path)) }
    guard let descriptor = try? OwnFile.open(path, for: .log) else { return false }
    close(descriptor)
    return true
  }

  /// Whether a new file can take the place of one, or be made where there is none yet.
  public static func passes(replacing path: String) -> Bool {
    let there = FileStamp(path: path)
    return (there == nil || there?.isRegular == true || there?.isLink == true)
      && passes(inFolder: folder(of: path))
  }

  private static func folder(of path: String) -> String {
    let parent = PathText.parent(path)
    return parent.isEmpty ? "." : parent
  }
}
