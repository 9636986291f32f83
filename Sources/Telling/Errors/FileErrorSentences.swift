import Files
import SupplyModel

extension FileError: ErrorWithSentence {
  /// What keeps a file or a folder from being read or written, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .noSuchFile(let path):
      language.text(
        es: "No existe «\(path)». Revise el nombre y la carpeta.",
        en: "\"\(path)\" does not exist. Check the name and the folder.")
    case .unreadable(let path, let reason):
      language.text(
        es: "No se puede leer «\(path)» (\(reason)). Revise los permisos.",
        en: "\"\(path)\" cannot be read (\(reason)). Check its permissions.")
    case .cannotWrite(let path, let reason):
      language.text(
        es: "No se puede escribir en «\(path)» (\(reason)). Elija otra carpeta o pida permiso de escritura.",
        en: "\"\(path)\" cannot be written (\(reason)). Choose another folder or ask for write permission.")
    case .notOurs(let path, let reason):
      language.text(
        es: "«\(path)» no se toca: \(Self.spanish(reason)). Muévalo a otro lugar o elija otro nombre.",
        en: "\"\(path)\" is left as it is: \(Self.english(reason)). Move it away or choose another name.")
    case .inputOutput(let path, let reason):
      language.text(
        es: "Falló la lectura o escritura de «\(path)» (\(reason)). Revise el espacio en disco.",
        en: "Reading or writing \"\(path)\" failed (\(reason)). Check the disk's free space.")
    case .noRoom(let path, let megabytes, let free):
      language.text(
        es: "«\(path)» tiene \(megabytes) MB y en el disco quedan \(free). Libere espacio.",
        en: "\"\(path)\" has \(megabytes) MB, and the disk has \(free) left. Make room.")
    case .folderInUse(let lock, let holder):
      language.text(
        es: "Ya hay una noche en marcha (\(holder)), según «\(lock)». Espere a que termine.",
        en: "A night is under way already (\(holder)), says \"\(lock)\". Wait until it ends.")
    }
  }

  private static func spanish(_ reason: Foreign) -> String {
    switch reason {
    case .link: "es un enlace, y Colca no sabe a dónde lleva"
    case .noPlainFile: "no es un archivo"
    case .secondName: "el archivo tiene también otro nombre"
    case .otherContent: "su contenido no es de Colca"
    }
  }

  private static func english(_ reason: Foreign) -> String {
    switch reason {
    case .link: "it is a link, and Colca cannot tell where to"
    case .noPlainFile: "it is no file"
    case .secondName: "the file has another name as well"
    case .otherContent: "its content is not Colca's"
    }
  }
}
