/// Which runs of a cell's formatted text are no part of what it says: a raised mark that leads to a note, and what is struck out.
///
/// `40¹` with a raised 1 is 40, and not 401; `46 40` with the 46 struck out is 40. Subscripts stay: they are letters of names.
/// Of a text that consists of nothing else, all is kept, so that no cell falls silent by its looks.
struct RichText {
  private var isInProperties = false
  private var isRaised = false
  private var isStruck = false
  /// What was left out of the text that is being read.
  private var aside: [UInt8] = []

  /// Whether the text that comes is left out.
  var isAside: Bool { isRaised || isStruck }

  /// Takes an element of a run (`r`) and of its properties (`rPr`); any other changes nothing.
  mutating func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "r" {
      (isRaised, isStruck) = (false, false)
    } else if name == "rPr" {
      isInProperties = true
    } else if isInProperties, name == "vertAlign" {
      isRaised = attributes.text("val") == "superscript"
    } else if isInProperties, name == "strike" {
      isStruck = !["0", "false"].contains(attributes.text("val"))
    }
  }

  /// Takes the end of an element.
  mutating func end(_ name: XMLName) {
    if name == "rPr" {
      isInProperties = false
    } else if name == "r" {
      (isRaised, isStruck) = (false, false)
    }
  }

  /// Keeps bytes aside that are left out, up to a limit.
  mutating func putAside(_ bytes: UnsafeRawBufferPointer, limit: Int) {
    if aside.count + bytes.count <= limit { aside.append(contentsOf: bytes) }
  }

  /// What was left out, when the text holds nothing else; then begins anew.
  mutating func rest(ofEmpty isEmpty: Bool) -> [UInt8] {
    defer { aside.removeAll(keepingCapacity: true) }
    return isEmpty ? aside : []
  }
}
