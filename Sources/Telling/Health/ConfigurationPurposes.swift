import Operations

extension Language {
  /// The heading of a group of keys.
  public func name(of group: ConfigurationKey.Group) -> String {
    switch group {
    case .places: text(es: "Dónde está cada cosa", en: "Where things are")
    case .night: text(es: "La noche", en: "The night")
    case .forecast: text(es: "El pronóstico y los pedidos", en: "Forecast and orders")
    case .notice: text(es: "El aviso", en: "The notice")
    case .watch: text(es: "Desde cuándo se avisa", en: "From when on something is told")
    case .retention: text(es: "Cuánto se guarda (0: siempre)", en: "How long things are kept (0: for ever)")
    }
  }

  /// What a key is for, in a sentence.
  package func purpose(of key: ConfigurationKey) -> String {
    let both = purposes(of: key)
    return text(es: both.es, en: both.en)
  }

  private func purposes(of key: ConfigurationKey) -> (es: String, en: String) {
    switch key {
    case .database: ("La base de datos.", "The database.")
    case .inbox: ("Carpeta a la que llegan los archivos nuevos.", "Folder where new files arrive.")
    case .archive:
      (
        "Carpeta en la que quedan, por fecha, los archivos que entraron.",
        "Folder where files that went in are kept, by date."
      )
    case .setAside:
      (
        "Carpeta para los archivos de los que no entró nada, con sus hallazgos al lado.",
        "Folder for files of which nothing went in, with their findings beside them."
      )
    case .reports:
      (
        "Carpeta de los informes: una por noche, y «ultimo» con el más reciente.",
        "Folder of the reports: one a night, and \"ultimo\" with the latest."
      )
    case .backups:
      (
        "Carpeta de las copias de la base; mejor en otro disco.",
        "Folder of the database's copies; better on another disk."
      )
    case .outbox:
      (
        "Carpeta para los avisos que no se envían por correo.",
        "Folder for notices that are not sent by e-mail."
      )
    case .log:
      (
        "Archivo del registro; vacío: la salida de errores (journald).",
        "The log's file; empty: the standard error (journald)."
      )
    case .metrics:
      (
        "Archivo .prom para Prometheus (textfile collector); vacío: ninguno.",
        "A .prom file for Prometheus (textfile collector); empty: none."
      )
    case .language: ("Idioma de lo que se lee.", "Language of what people read.")
    case .csvDialect:
      (
        "Los CSV del informe: excel (punto y coma y BOM: se abren con doble clic) o plain (comas, para programas).",
        "The report's CSV files: excel (semicolons and a BOM: a double click opens them) or plain (commas, for programs)."
      )
    case .scheduleTime: ("Hora de la noche, en la hora local.", "When the night begins, local time.")
    case .quietSeconds:
      (
        "Segundos sin cambios para dar un archivo por completo; uno con ARCHIVO.done lo está ya.",
        "Seconds without change after which a file is complete; one with FILE.done is so at once."
      )
    case .expectedByDay:
      (
        "Día del mes siguiente hasta el que se espera el reporte.",
        "Day of the next month by which a report is expected."
      )
    case .runningMonthFromDay:
      (
        "Día desde el que el mes en curso se toma por completo; 0: no antes de su fin.",
        "Day from which the running month is taken for whole; 0: not before its end."
      )
    case .horizonMonths: ("Meses hacia adelante.", "Months ahead.")
    case .serviceLevel:
      (
        "En qué proporción de casos debe alcanzar lo pedido.",
        "In which share of cases an order should be enough."
      )
    case .serviceLevelNoSubstitute:
      (
        "Lo mismo donde nada puede sustituir al producto.",
        "The same where nothing can stand in for the product."
      )
    case .floorMonths:
      (
        "Pedir al menos hasta tantos meses de CPMA; 0, sin mínimo.",
        "Order at least up to so many months of CPMA; 0, no floor."
      )
    case .ceilingMonths:
      (
        "Pedir a lo más hasta tantos meses de CPMA; 0, sin máximo.",
        "Order at most up to so many months of CPMA; 0, no ceiling."
      )
    case .budget:
      (
        "Soles que pueden costar todos los pedidos juntos; vacío: sin tope.",
        "Soles that all orders may cost together; empty: no cap."
      )
    case .substituteShare:
      (
        "Qué parte de lo que falta de un método llevan los otros de su grupo de sustitutos; 0, ninguna.",
        "What part of the shortage of a method the others of its substitute group carry; 0, none."
      )
    case .successions:
      (
        "Códigos que reemplazan a otros: anterior=nuevo, con punto y coma; su stock y su uso se suman.",
        "Codes that take the place of others: old=new, with semicolons; their stock and use count together."
      )
    case .scope:
      (
        "Qué productos se miran: anticonceptivos, todos, un programa, códigos con comas, o un archivo de códigos.",
        "Which products are looked at: anticonceptivos, all, a programme, codes with commas, or a file of codes."
      )
    case .includeNotHeld:
      ("Pedir también lo que un establecimiento no maneja.", "Order what a facility does not hold as well.")
    case .learnCalendars:
      (
        "Aprender plazos de las entregas donde ningún archivo los dice.",
        "Learn lead times from receipts where no file states them."
      )
    case .model: ("El modelo.", "The model.")
    case .target:
      (
        "Con qué se decide: lo que se pediría con stock, o lo registrado.",
        "What decides: what would be asked for with stock, or what was recorded."
      )
    case .rounding: ("Cómo se redondea el CPMA.", "How CPMA is rounded.")
    case .transfers: ("Proponer mover stock antes de pedir.", "Propose to move stock before ordering.")
    case .tripWorth:
      (
        "Años pareja que debe proteger un viaje para proponerlo.",
        "Couple-years that a trip must protect to be proposed."
      )
    case .recipients:
      (
        "A quién se avisa, con comas entre direcciones; vacío: el aviso queda en la carpeta.",
        "Who is told, commas between addresses; empty: the notice stays in the folder."
      )
    case .sender: ("La dirección de quien envía.", "The sender's address.")
    case .mailCommand:
      (
        "El programa que envía (interfaz sendmail: msmtp, Postfix, Exim); vacío: ninguno.",
        "The program that sends (sendmail's interface: msmtp, Postfix, Exim); empty: none."
      )
    case .mailSeconds: ("Segundos que puede tardar el envío.", "Seconds that sending may take.")
    case .digest:
      (
        "Cuándo se avisa: changes (si hay novedades) o always.",
        "When notice is sent: changes (if there is news) or always."
      )
    case .silentDays:
      (
        "Tras tantos días sin aviso se envía uno aunque no haya novedades.",
        "After so many days without a notice one is sent without news."
      )
    case .quantityChange:
      (
        "Una alerta se repite si su pedido cambió más que esta proporción.",
        "An alert is told again when its order changed by more than this share."
      )
    case .driftRatio:
      (
        "El pronóstico se desvía si el error del mes es tantas veces el usual.",
        "Forecasts drift when the month's error is so many times the usual."
      )
    case .biasRatio:
      (
        "Un establecimiento está sesgado si consumo y pronóstico difieren por este factor.",
        "A facility is biased when use and forecast differ by this factor."
      )
    case .calibrationError:
      (
        "Las probabilidades fallan si se apartan tanto, en promedio, de lo ocurrido.",
        "Probabilities have slipped when they miss what came by so much on average."
      )
    case .backupsKept:
      ("Copias de la base que quedan, una por día.", "Copies of the database that are kept, one a day.")
    case .monthlyBackupsKept:
      (
        "Además, la primera de cada mes, tantos meses.",
        "Beside them the first of each month, for so many months."
      )
    case .reportsKeptDays: ("Días que quedan las carpetas de informes.", "Days that report folders are kept.")
    case .runsKeptMonths:
      (
        "Meses que quedan los pronósticos; su registro queda siempre.",
        "Months that forecasts are kept; their record always is."
      )
    case .archiveKeptMonths:
      ("Meses que quedan los archivos que entraron.", "Months that files are kept after they went in.")
    case .minimumFreeMegabytes:
      (
        "MB libres sin los que la noche no empieza a escribir.",
        "Free MB without which a night does not begin to write."
      )
    }
  }
}
