import CExpat

/// Damage in XML, or XML that was made to harm: a document type, deep nesting, an endless tag.
struct XMLDamage: Error {}

/// What takes the elements and texts of an XML stream.
class XMLPart {
  /// Set to stop until what has been gathered is handed on.
  var wantsPause = false

  func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {}
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// An XML parser (expat) that is fed block by block, in memory that does not grow with the document.
final class XMLStream {
  /// Levels of elements within each other: a sheet has six.
  private static let mostDepth = 64
  /// Bytes without any element or text: a tag that long would have to be kept whole.
  private static let mostSilence = 1 << 20

  fileprivate let parser: XML_Parser
  fileprivate let part: XMLPart
  fileprivate var depth = 0
  fileprivate var heardSomething = false
  private var silence = 0

  init(part: XMLPart) throws(XMLDamage) {
    guard let parser = XML_ParserCreate(nil) else { throw XMLDamage() }
    self.parser = parser
    self.part = part
    // The parser lives inside this object and calls back only within `parse` and `resume`, so the plain
    // pointer to it stays good.
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(parser, onBegin, onEnd)
    XML_SetCharacterDataHandler(parser, onText)
    XML_SetStartDoctypeDeclHandler(parser, onDoctype)
  }

  deinit { XML_ParserFree(parser) }

  /// Feeds bytes; true when the part wants a pause before `resume`.
  func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) throws(XMLDamage) -> Bool {
    heardSomething = false
    let status = XML_Parse(
      parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
    silence = heardSomething ? 0 : silence + bytes.count
    guard silence <= Self.mostSilence else { throw XMLDamage() }
    return try isPaused(status)
  }

  /// Goes on after a pause; true when the part wants another.
  func resume() throws(XMLDamage) -> Bool {
    part.wantsPause = false
    return try isPaused(XML_ResumeParser(parser))
  }

  private func isPaused(_ status: XML_Status) throws(XMLDamage) -> Bool {
    switch status {
    case XML_STATUS_OK: return false
    case XML_STATUS_SUSPENDED: return true
    default: throw XMLDamage()
    }
  }

  fileprivate func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    heardSomething = true
    depth += 1
    if depth > Self.mostDepth { XML_StopParser(parser, 0) }
    part.begin(name, attributes, byteOffset: Int(XML_GetCurrentByteIndex(parser)))
  }

  fileprivate func end(_ name: XMLName) {
    heardSomething = true
    depth -= 1
    part.end(name)
    if part.wantsPause { XML_StopParser(parser, 1) }
  }

  fileprivate func text(_ bytes: UnsafeRawBufferPointer) {
    heardSomething = true
    part.text(bytes)
  }
}

private let onBegin:
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) -> Void = { context, name, attributes in
    guard let context, let name else { return }
    Unmanaged<XMLStream>.fromOpaque(context)._withUnsafeGuaranteedRef {
      $0.begin(XMLName(name), XMLAttributes(attributes))
    }
  }

private let onEnd: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Void = {
  context, name in
  guard let context, let name else { return }
  Unmanaged<XMLStream>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.end(XMLName(name)) }
}

private let onText: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int32) -> Void = {
  context, bytes, count in
  guard let context else { return }
  Unmanaged<XMLStream>.fromOpaque(context)._withUnsafeGuaranteedRef {
    $0.text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
  }
}

/// No workbook has a document type: it could declare entities that unfold without end or read other files.
private let onDoctype:
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32
  ) -> Void = { context, _, _, _, _ in
    guard let context else { return }
    Unmanaged<XMLStream>.fromOpaque(context)._withUnsafeGuaranteedRef { _ = XML_StopParser($0.parser, 0) }
  }
