import SupplyModel

/// The messages to the facilities of a page, each to be copied as it stands.
struct MessagesSection: Section {
  static let template = Template("messages", PackageResources.messages_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Mensajes para enviar", en: "Messages to send")
    let hint = Phrase(
      es: "Uno por establecimiento, para pegar en WhatsApp. También están en la carpeta «mensajes».",
      en: "One for each facility, to paste into WhatsApp. They are in the folder “mensajes” too.")
    let copy = Phrase(es: "Copiar", en: "Copy")
    let copied = Phrase(es: "Copiado", en: "Copied")
    let file = Phrase(es: "archivo", en: "file")
  }

  /// The message of a facility.
  struct Message: TemplateValue {
    let name: String
    let code: String
    let href: String
    /// The lines of the text.
    let lines: [String]
    let isOpen: Bool
  }

  let words = Words()
  let count: String
  let messages: [Message]

  /// The section; nil where no messages are written, and above micro-networks.
  init?(_ context: ReportContext) {
    guard context.isWork || context.isFacility else { return nil }
    messages = context.order.codes.compactMap { code in
      context.companions.message(of: code).map { path in
        Message(
          name: context.names.shownName(code), code: code.text, href: context.link(to: path),
          lines: FacilityMessage(code, context).text.utf8
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .dropLast().map { String(decoding: $0, as: UTF8.self) },
          isOpen: context.isFacility)
      }
    }
    guard !messages.isEmpty else { return nil }
    count = NumberText.whole(messages.count)
  }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    let label = Phrase(es: "Mensajes", en: "Messages")
    return BarEntry(
      count: messages.count, label: label.text(in: language), target: "messages", tone: "t-brand")
  }
}
