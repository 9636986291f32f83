/// Where those sign who went through the page of a part of the run.
struct SignsSection: Section {
  static let template = Template("signs", PackageResources.signs_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Revisión del mes", en: "Monthly review")
    let prepared = Phrase(
      es: "Responsable de farmacia (nombre, firma, fecha):",
      en: "Responsible for the pharmacy (name, signature, date):")
    let agreed: Phrase
    let notes = Phrase(es: "Acuerdos:", en: "Agreed:")
  }

  let words: Words

  init(_ context: ReportContext) {
    words = Words(
      agreed: context.settings.scope.isFamilyPlanning
        ? Phrase(
          es: "Responsable de planificación familiar (nombre, firma, fecha):",
          en: "Responsible for family planning (name, signature, date):")
        : Phrase(
          es: "Responsable del programa o servicio (nombre, firma, fecha):",
          en: "Responsible for the programme or service (name, signature, date):"))
  }
}
