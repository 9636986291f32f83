extension ConfigurationKey {
  /// The key's facts.
  public var facts: Facts {
    switch self {
    case .database: Self.place("base", "colca.sqlite")
    case .inbox: Self.place("bandeja", "bandeja")
    case .archive: Self.place("archivo", "archivo")
    case .setAside: Self.place("apartados", "apartados")
    case .reports: Self.place("informes", "informes")
    case .backups: Self.place("copias", "copias")
    case .outbox: Self.place("correo_saliente", "correo")
    case .log: Self.place("registro", "")
    case .metrics: Self.place("metricas", "")
    case .language: Facts("idioma", .night, .choice(["es", "en"]), "es")
    case .csvDialect: Facts("formato_csv", .night, .choice(["excel", "plain"]), "excel")
    case .scheduleTime: Facts("hora", .night, .time, "02:00")
    case .quietSeconds: Facts("segundos_quieto", .night, .whole(0...3600), "30")
    case .expectedByDay: Facts("dia_de_entrega", .night, .whole(1...31), "10")
    case .scope: Facts("ambito", .forecast, .text, "anticonceptivos")
    case .runningMonthFromDay: Facts("mes_en_curso_desde_dia", .forecast, .whole(0...31), "0")
    case .horizonMonths: Facts("meses_adelante", .forecast, .whole(1...12), "6")
    case .serviceLevel: Facts("nivel_de_servicio", .forecast, .number(0.5...0.99), "0.9")
    case .serviceLevelNoSubstitute:
      Facts("nivel_de_servicio_sin_sustituto", .forecast, .number(0.5...0.99), "0.95")
    case .floorMonths: Facts("meses_minimo", .forecast, .number(0...60), "2")
    case .ceilingMonths: Facts("meses_maximo", .forecast, .number(0...60), "6")
    case .budget: Facts("presupuesto", .forecast, .number(0...1e12), "")
    case .includeNotHeld: Facts("incluir_no_manejados", .forecast, .flag, "no")
    case .learnCalendars: Facts("aprender_calendarios", .forecast, .flag, "si")
    case .substituteShare: Facts("parte_del_sustituto", .forecast, .number(0...1), "0.3")
    case .successions: Facts("sucesiones", .forecast, .successions, "")
    case .model: Facts("modelo", .forecast, .choice(["full", "light"]), "full")
    case .target: Facts("objetivo", .forecast, .choice(["demand", "consumption"]), "demand")
    case .rounding: Facts("redondeo", .forecast, .choice(["whole", "one-decimal", "none"]), "whole")
    case .transfers: Facts("transferencias", .forecast, .flag, "si")
    case .tripWorth: Facts("valor_de_viaje", .forecast, .number(0...1000), "0.4")
    case .recipients: Facts("destinatarios", .notice, .addresses, "")
    case .sender: Facts("remitente", .notice, .address, "")
    case .mailCommand: Facts("comando_de_correo", .notice, .text, "/usr/sbin/sendmail -t -oi")
    case .mailSeconds: Facts("segundos_de_correo", .notice, .whole(1...3600), "60")
    case .digest: Facts("aviso", .notice, .choice(["changes", "always"]), "changes")
    case .silentDays: Facts("dias_sin_aviso", .notice, .whole(1...365), "7")
    case .quantityChange: Facts("cambio_de_cantidad", .watch, .number(0.01...10), "0.25")
    case .driftRatio: Facts("razon_de_deriva", .watch, .number(1.01...10), "1.5")
    case .biasRatio: Facts("razon_de_sesgo", .watch, .number(1.01...10), "1.5")
    case .calibrationError: Facts("error_de_calibracion", .watch, .number(0.01...0.5), "0.1")
    case .backupsKept: Facts("copias_diarias", .retention, .whole(1...365), "14")
    case .monthlyBackupsKept: Facts("copias_mensuales", .retention, .whole(0...120), "12")
    case .reportsKeptDays: Facts("dias_de_informes", .retention, .whole(0...36_500), "365")
    case .runsKeptMonths: Facts("meses_de_pronosticos", .retention, .whole(13...1200), "18")
    case .archiveKeptMonths: Facts("meses_de_archivo", .retention, .whole(0...1200), "0")
    case .minimumFreeMegabytes: Facts("mb_libres", .retention, .whole(0...1_000_000), "200")
    }
  }

  private static func place(_ spanishName: String, _ usual: String) -> Facts {
    Facts(spanishName, .places, .path, usual)
  }

  /// Keys that every installation needs, though a default may say them.
  var isNeeded: Bool { facts.group == .places && self != .log && self != .metrics }
}

extension ConfigurationKey.Facts {
  fileprivate init(
    _ spanishName: String, _ group: ConfigurationKey.Group, _ kind: ConfigurationKind, _ usual: String
  ) {
    self.spanishName = spanishName
    self.group = group
    self.kind = kind
    self.usual = usual
  }
}
