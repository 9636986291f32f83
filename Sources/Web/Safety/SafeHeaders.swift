/// The headers that every answer carries, whatever it is (OWASP HTTP Headers Cheat Sheet).
enum SafeHeaders {
  /// No script and no style but our own files, no frame around us, no form and no question to elsewhere.
  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  /// Puts them on an answer.
  static func apply(to reply: inout WebReply) {
    reply.add("Content-Security-Policy", policy)
    reply.add("X-Content-Type-Options", "nosniff")
    reply.add("X-Frame-Options", "DENY")
    // The form's page is named to ourselves alone: without it a browser would send `Origin: null`.
    reply.add("Referrer-Policy", "same-origin")
    reply.add("Cross-Origin-Opener-Policy", "same-origin")
    reply.add("Cross-Origin-Resource-Policy", "same-origin")
    reply.add("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if reply.header("Cache-Control") == nil { reply.add("Cache-Control", "no-store") }
  }
}
