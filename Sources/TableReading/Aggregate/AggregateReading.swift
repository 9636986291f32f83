/// The data values of an ADX document (IHE QRPH, 2015), in the order in which it tells them.
public struct AggregateReading {
  /// One data value with the group that it stands in; an attribute that is not there is empty.
  public struct Value: Sendable, Equatable {
    /// The organisation unit of the group.
    public let orgUnit: String
    /// The period of the group, as it stands there.
    public let period: String
    /// The attribute option combo of the group.
    public let attributeOptionCombo: String
    /// The data element.
    public let dataElement: String
    /// The category option combo.
    public let categoryOptionCombo: String
    /// The value.
    public let value: String
  }

  private static let block = 1 << 16

  /// The values of a document; nil for what is no well-formed ADX document, or has a document type.
  public static func values(of bytes: [UInt8]) -> [Value]? {
    let part = AggregatePart()
    guard let stream = try? XMLStream(part: part) else { return nil }
    var isSound = true
    bytes.withUnsafeBytes { whole in
      var start = 0
      repeat {
        let end = min(start + block, whole.count)
        let piece = UnsafeRawBufferPointer(rebasing: whole[start..<end])
        do { _ = try stream.parse(piece, isLast: end == whole.count) } catch { isSound = false }
        start = end
      } while isSound && start < whole.count
    }
    return isSound && part.isAggregate ? part.values : nil
  }
}

/// Takes the values of an ADX document.
private final class AggregatePart: XMLPart {
  private(set) var values: [AggregateReading.Value] = []
  /// Whether the document's own element is that of ADX.
  private(set) var isAggregate = false
  private var hasBegun = false
  private var group = (orgUnit: "", period: "", attributes: "")

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    func text(_ name: StaticString) -> String { attributes.text(name) ?? "" }
    if !hasBegun {
      hasBegun = true
      isAggregate = name == "adx"
    } else if name == "group" {
      group = (text("orgUnit"), text("period"), text("attributeOptionCombo"))
    } else if name == "dataValue" {
      values.append(
        AggregateReading.Value(
          orgUnit: group.orgUnit, period: group.period, attributeOptionCombo: group.attributes,
          dataElement: text("dataElement"), categoryOptionCombo: text("categoryOptionCombo"),
          value: text("value")))
    }
  }
}
