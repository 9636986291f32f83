/// The one script: comfort alone, every page works without it.
enum WebScript {
  private static let bytes = PackageResources.web_js

  /// Its path, which is another one for another script, so that browsers can keep it.
  static let path = "/recursos/colca.js?" + Secret.digest(String(decoding: bytes, as: UTF8.self)).prefix(12)

  static var reply: WebReply {
    var reply = WebReply(status: 200, type: "text/javascript; charset=utf-8", body: bytes)
    reply.add("Cache-Control", "public, max-age=31536000, immutable")
    return reply
  }
}
