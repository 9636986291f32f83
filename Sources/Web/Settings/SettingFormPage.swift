import Operations
import SupplyModel
import Telling

/// A row of what files have stated, as a form.
struct SettingFormPage: Section {
  static let template = Template("settingform", PackageResources.settingform_mustache)

  struct Words: TemplateValue {
    let back = Phrase(es: "Volver a la lista", en: "Back to the list")
    let reason = Phrase(es: "Motivo", en: "Reason")
    let save = Phrase(es: "Enviar y revisar", en: "Send and look")
    let hint = Phrase(
      es:
        "Al enviarlo se ve qué haría; vale cuando usted lo confirma, se puede deshacer, y queda en el registro de cambios con su cuenta, lo de antes y lo de ahora. Lo vacío deja lo que estaba. Rige desde el próximo pronóstico.",
      en:
        "When sent it is shown what it would do; it holds once you confirm it, can be taken back, and stays in the log of changes with your account, what stood there before and what stands there now. A blank leaves what stood there. It holds from the next forecast on."
    )
  }

  struct Field: TemplateValue {
    let key: String
    let name: Phrase
    let value: String
    /// Whether it names the row, and cannot be changed with it.
    let isFixed: Bool
  }

  let words = Words()
  let title: Phrase
  let meaning: Phrase
  let problem: String?
  let fields: [Field]
  let list: String
  let listPath: String
  let row: String
  let seen: String
  let reason: String
  let token: String

  /// The form of a row, or of one that is added.
  ///
  /// - Parameter cells: what stands in the fields.
  init(_ list: SettingList, _ row: SettingRow?, cells: [String: String], problem: String?, _ visit: Visit) {
    (title, meaning) = (list.title, list.meaning)
    self.problem = problem
    fields = list.columnKeys.map { key in
      Field(
        key: key, name: list.heading(key), value: cells[key] ?? "",
        isFixed: row != nil && list.identity.contains(key))
    }
    (self.list, listPath) = (list.rawValue, list.path)
    (self.row, seen) = (row?.key ?? "", SettingRow.digest(row))
    reason = problem == nil ? "" : visit.fields["motivo"]
    token = visit.formToken
  }
}
