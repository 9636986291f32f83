/// Finds what the catalogue knows of a product.
public struct ProductCatalogue: Sendable {
  private let byCode: [ProductCode: Product]

  /// A catalogue of named products.
  public init(_ products: [Product]) {
    byCode = Dictionary(products.map { ($0.code, $0) }, uniquingKeysWith: { _, later in later })
  }

  /// What is known of a product; only its code when nothing is.
  ///
  /// The open layout keeps codes verbatim while catalogues pad them, so `143` is also looked for as `00143`.
  public subscript(code: ProductCode) -> Product {
    if let known = byCode[code], known.name != nil { return known }
    let digits = code.text.utf8
    if !digits.isEmpty, digits.count < 5, digits.allSatisfy({ (48...57).contains($0) }) {
      let zeros = String(repeating: "0", count: 5 - digits.count)
      if var known = byCode[ProductCode(zeros + code.text)] {
        known.code = code
        return known
      }
    }
    return byCode[code] ?? Product(code: code)
  }
}
