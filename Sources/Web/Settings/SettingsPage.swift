import Operations
import SupplyModel
import Telling

/// By what everything is calculated: the configuration in force, with where each value stands, and what files have stated.
struct SettingsPage: Section {
  static let template = Template("settings", PackageResources.settings_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Ajustes", en: "Settings")
    let configuration = Phrase(es: "La configuración en vigor", en: "The configuration in force")
    let key = Phrase(es: "Clave", en: "Key")
    let value = Phrase(es: "Valor", en: "Value")
    let from = Phrase(es: "De dónde", en: "From where")
    let purpose = Phrase(es: "Para qué", en: "What for")
    let change = Phrase(
      es:
        "Por ella pronostican las noches y «Pronosticar». La cambia quien administra la máquina, en ese archivo; lo escrito se revisa con: colca config check. Vale desde el próximo pronóstico, sin reiniciar nada.",
      en:
        "Nights and “Forecast” go by it. Whoever administers the machine changes it, in that file, and checks what was written with: colca config check. It holds from the next forecast on, without starting anything anew."
    )
    let scope = Phrase(es: "Productos que se miran", en: "Products that are looked at")
    let lists = Phrase(es: "Lo que dicen los archivos", en: "What files have stated")
    let rows = Phrase(es: "Filas", en: "Rows")
    let list = Phrase(es: "Lista", en: "List")
    let tried = Phrase(es: "Ver qué pasaría con otros ajustes", en: "See what other settings would do")
  }

  struct Row: TemplateValue {
    let key: String
    let value: String
    let from: String
    let purpose: String
  }

  struct Group: TemplateValue {
    let name: String
    let rows: [Row]
  }

  struct Stated: TemplateValue {
    let path: String
    let name: Phrase
    let meaning: Phrase
    let count: String
  }

  let words = Words()
  let problem: String?
  /// Which file is in force; nil for whoever is told of no configuration.
  let file: String?
  let groups: [Group]
  let scope: String
  let stated: [Stated]

  /// The groups of keys that decide what is calculated and when; where things lie and who is written to is nobody's affair here.
  static let groupsShown: [ConfigurationKey.Group] = [.forecast, .night, .watch]

  /// The page.
  ///
  /// - Parameters:
  ///   - path: the file that is in force; nil where there is none.
  ///   - scope: which products are looked at, and how many of them the database knows.
  init(
    _ values: ConfigurationValues, path: String?, scope: String, lists: [(SettingList, Int)], _ visit: Visit
  ) {
    let language = visit.language
    let called = path ?? ""
    problem =
      values.complaints.isEmpty
      ? nil
      : language.text(
        es:
          "La configuración tiene errores (\(values.complaints.count)) y nada se pronostica por ella hasta que se corrijan: colca config check",
        en:
          "The configuration has mistakes (\(values.complaints.count)), and nothing is forecast by it until they are mended: colca config check"
      )
    file =
      path.map { language.text(es: "Archivo: \($0)", en: "File: \($0)") }
      ?? language.text(
        es: "No hay archivo: valen los valores usuales y las variables de entorno del servidor.",
        en: "There is no file: the defaults hold, and the server's environment variables.")
    groups = Self.groupsShown.map { group in
      Group(
        name: language.name(of: group),
        rows: ConfigurationKey.allCases.filter { $0.facts.group == group }.map { key in
          let value = values[key]
          return Row(
            key: language.name(of: key), value: value.text.isEmpty ? "–" : value.text,
            from: language.place(value.place, file: called), purpose: language.purpose(of: key))
        })
    }
    self.scope = scope
    stated = Self.stated(lists)
  }

  /// The page where the configuration that is named cannot be read: no value is told as if it were in force.
  ///
  /// - Parameter isTold: whether the file's place may be told.
  init(unreadable error: any ColcaError, isTold: Bool, lists: [(SettingList, Int)], _ visit: Visit) {
    let language = visit.language
    problem =
      isTold
      ? language.sentence(for: error)
      : language.text(
        es: "La configuración no se puede leer, y nada se pronostica. Avise a quien administra la máquina.",
        en: "The configuration cannot be read, and nothing is forecast. Tell whoever administers the machine."
      )
    (file, groups, scope) = ("–", [], "–")
    stated = Self.stated(lists)
  }

  /// The page for whoever sees a part of the facilities: what holds for all is not told.
  init(part lists: [(SettingList, Int)]) {
    (problem, file, groups, scope) = (nil, nil, [], "")
    stated = Self.stated(lists)
  }

  private static func stated(_ lists: [(SettingList, Int)]) -> [Stated] {
    lists.map { list, count in
      Stated(path: list.path, name: list.title, meaning: list.meaning, count: NumberText.whole(count))
    }
  }
}

/// A list that files have stated, a page of it, and how it is changed.
struct SettingListPage: Section {
  static let template = Template("settinglist", PackageResources.settinglist_mustache)

  struct Words: TemplateValue {
    let back = Phrase(es: "Todos los ajustes", en: "All settings")
    let none = Phrase(
      es: "Ningún archivo ha dicho nada todavía.", en: "No file has stated anything yet.")
    let pages = Phrase(es: "Páginas de la lista", en: "Pages of the list")
    let before = Phrase(es: "Anterior", en: "Before")
    let after = Phrase(es: "Siguiente", en: "Next")
    let files = Phrase(
      es: "La lista entera, para cambiarla y volver a cargarla:",
      en: "The whole list, to change it and bring it in again:")
    let send = Phrase(es: "Cargar la lista cambiada", en: "Bring the changed list in")
    let how = Phrase(
      es:
        "Lo que cambie entra como cualquier archivo: se ve antes qué haría, se confirma y se puede deshacer. Las filas que no estén en el archivo quedan como están. Vale desde el próximo pronóstico.",
      en:
        "What you change goes in like any file: it is shown first what it would do, is confirmed and can be taken back. Rows that are not in the file stay as they are. It holds from the next forecast on."
    )
    let add = Phrase(es: "Agregar una fila", en: "Add a row")
    let changes = Phrase(es: "Lo que usted cambió:", en: "What you changed:")
  }

  /// A change of the account's own, and how it stands.
  struct Change: TemplateValue {
    let name: String
    let path: String
    let state: String
  }

  let words = Words()
  let title: Phrase
  let meaning: Phrase
  let table: ComparedTable?
  let shown: String
  let before: String?
  let after: String?
  /// The form of another row; nil for whoever may not change the list.
  let added: String?
  let changes: [Change]
  /// The file; nil for whoever sees a part of the list alone.
  let csv: String?
  let maySend: Bool
  /// Who may change it, for whoever may not.
  let others: String?

  /// A page of a list.
  ///
  /// - Parameter naming: how a row's name is told, by the cell that names it.
  init(
    _ list: SettingList, _ table: ListTable, account: Account, naming: @escaping (String) -> String,
    _ visit: Visit
  ) {
    title = list.title
    let (mayChange, language) = (account.may(.configure), visit.language)
    added = mayChange ? list.formPath(nil) : nil
    let work = visit.site.work
    changes = work.shelf.uploads(of: account.key).filter { $0.setting?.list == list }.prefix(5).map {
      Change(
        name: PercentText.decoded(($0.setting?.key ?? "").utf8)?.replacing("/", with: " ") ?? "–",
        path: UploadHandlers.path + "/" + $0.id,
        state: UploadPage.state(of: $0, work, language).text)
    }
    let sendsAll = account.place == .all && account.may(.decide)
    others =
      mayChange || sendsAll
      ? nil
      : language.text(
        es:
          "La cambia una cuenta de la DIRESA o quien administra, o la carga una cuenta que decide por todos.",
        en:
          "An account of the regional authority changes it, or whoever administers; or an account that decides for all brings it in."
      )
    let rows = mayChange ? SettingRow.rows(of: list, table) : []
    meaning = list.meaning
    let pages = max(1, (table.rows.count + ListQuery.pageSize - 1) / ListQuery.pageSize)
    let page = min(max(1, Int(visit.fields["pagina"]) ?? 1), pages)
    let first = (page - 1) * ListQuery.pageSize
    let last = min(first + ListQuery.pageSize, table.rows.count)
    let columns = list.columns
    self.table =
      table.rows.isEmpty
      ? nil
      : ComparedTable(
        table, head: columns.head, columns: columns.others, shown: first..<last,
        telling: [columns.head: { naming(table.shown(columns.head, row: $0) ?? "") }],
        leading: { mayChange ? list.formPath(rows[$0].key) : nil })
    shown = table.rows.isEmpty ? "" : "\(first + 1)–\(last) / \(NumberText.whole(table.rows.count))"
    before = page > 1 ? list.path + "?pagina=\(page - 1)" : nil
    after = page < pages ? list.path + "?pagina=\(page + 1)" : nil
    csv = account.place == .all ? SettingsHandlers.filesPath + "/" + list.file : nil
    maySend = sendsAll
  }
}
