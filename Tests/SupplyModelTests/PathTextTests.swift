import SupplyModel
import Testing

@Suite struct PathTextTests {
  @Test(arguments: [
    ("a/b/c", "a/b", "c"), ("a/b/c/", "a/b", "c"), ("/a", "/", "a"), ("a", "", "a"), ("r", "", "r"),
    ("/", "/", "/"),
    ("//a", "/", "a"), ("a//b", "a", "b"), ("", "", ""), ("./x", ".", "x"), ("ñ/é", "ñ", "é"),
  ])
  func partsOfAPath(path: String, parent: String, last: String) {
    #expect(PathText.parent(path) == parent)
    #expect(PathText.lastComponent(path) == last)
  }

  @Test(arguments: [
    ("a/ICI.CSV", "csv"), ("x", ""), (".hidden", ""), ("a.b/c", ""), ("x.tar.gz", "gz"), ("x.", ""),
  ])
  func extensions(path: String, expected: String) { #expect(PathText.fileExtension(path) == expected) }
}
