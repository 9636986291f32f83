/// A message of e-mail: plain text and HTML of the same, and files with it (RFC 5322, 2045, 2046, 2183).
///
/// The text of the message depends on nothing but these parts. It is ASCII, with CR LF at the ends of lines, none of them longer than
/// 998 characters.
///
/// GMime could write it, and is not used: a message would then depend on that library's version too (how it folds a header, which
/// encoding it picks for a subject), where today the same night gives the same bytes on every machine; and it brings GLib and
/// GnuPG's library, fourteen packages to build with, to a computer that reads no mail and hands over one text a night.
public struct MailMessage: Sendable {
  /// A file that goes with a message.
  public struct Attachment: Sendable {
    /// Its name, ASCII without quotes or controls; others are replaced by `_`.
    public let name: String
    /// Its type, such as `text/csv`.
    public let type: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// A file.
    public init(name: String, type: String, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = bytes
    }
  }

  /// The address of the sender.
  public var sender: String
  /// The addresses of those who are told.
  public var recipients: [String]
  /// The subject.
  public var subject: String
  /// What the message is known by, without angle brackets; a message that is sent twice has one.
  public var identifier: String
  /// The date, as RFC 5322 writes it.
  public var date: String
  /// The plain text.
  public var text: String
  /// The same as HTML.
  public var html: String
  /// Files.
  public var attachments: [Attachment]

  /// A message from its parts.
  public init(
    sender: String, recipients: [String], subject: String, identifier: String, date: String, text: String,
    html: String, attachments: [Attachment] = []
  ) {
    self.sender = sender
    self.recipients = recipients
    self.subject = subject
    self.identifier = identifier
    self.date = date
    self.text = text
    self.html = html
    self.attachments = attachments
  }

  /// The whole message.
  public var source: String {
    var source = ""
    func header(_ name: String, _ value: String) { source += name + ": " + value + "\r\n" }
    header("Date", HeaderText.encoded(date))
    header("From", Self.address(sender))
    if !recipients.isEmpty { header("To", recipients.map(Self.address).joined(separator: ",\r\n ")) }
    header("Subject", HeaderText.encoded(subject))
    header("Message-ID", "<" + HeaderText.encoded(identifier) + ">")
    // Holiday answers to a program help nobody (RFC 3834).
    header("Auto-Submitted", "auto-generated")
    header("MIME-Version", "1.0")
    header("Content-Type", "multipart/mixed; boundary=\"\(Self.outer)\"")
    source += "\r\n--\(Self.outer)\r\n"
    header("Content-Type", "multipart/alternative; boundary=\"\(Self.inner)\"")
    for (type, content) in [("text/plain", text), ("text/html", html)] {
      source += "\r\n--\(Self.inner)\r\n"
      header("Content-Type", type + "; charset=utf-8")
      header("Content-Transfer-Encoding", "quoted-printable")
      source += "\r\n" + QuotedPrintable.encoded(content)
    }
    source += "\r\n--\(Self.inner)--\r\n"
    for attachment in attachments {
      let name = Self.fileName(attachment.name)
      source += "\r\n--\(Self.outer)\r\n"
      header("Content-Type", "\(attachment.type); name=\"\(name)\"")
      header("Content-Disposition", "attachment; filename=\"\(name)\"")
      header("Content-Transfer-Encoding", "base64")
      source += "\r\n" + Base64Text.lines(attachment.bytes)
    }
    return source + "\r\n--\(Self.outer)--\r\n"
  }

  /// `=_` stands in no line of quoted-printable or base64 (RFC 2045, section 6.7), so neither can be met within a part.
  private static let outer = "=_colca_mixed"
  private static let inner = "=_colca_alternative"

  /// An address that can begin nothing else: controls, spaces and commas are left out.
  private static func address(_ text: String) -> String {
    String(
      text.unicodeScalars.filter {
        $0.value > 0x20 && $0.value < 0x7F && !",;<>\"".unicodeScalars.contains($0)
      })
  }

  private static func fileName(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          scalar.value > 0x20 && scalar.value < 0x7F && !"\"\\/".unicodeScalars.contains(scalar)
            ? scalar : "_"
        }))
  }
}
