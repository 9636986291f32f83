import CommandWords
import DemandForecasting
import NightlyRun
import Operations
import PolicyReplay
import Runs
import SISMEDImport
import StockPolicy
import SupplyModel
import Telling

// The values of options, with the words under which people read them: those that are printed are taken from where they are
// printed, so that whatever a list shows can be typed.

extension Told {
  /// What the program prints, in both languages, as it stands within a sentence.
  fileprivate init(_ printed: (Language) -> String) {
    self.init(es: printed(.spanish).lowercased(), en: printed(.english).lowercased())
  }
}

extension OutputFormat: SpokenValue {
  var word: Told {
    switch self {
    case .text: Told(es: "texto", en: "text")
    case .json: Told("json")
    case .csv: Told("csv")
    }
  }
}

extension SummaryFormat: SpokenValue {
  var word: Told {
    switch self {
    case .text: Told(es: "texto", en: "text")
    case .json: Told("json")
    }
  }
}

extension Finding.Severity: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told { $0.name(of: self) } }
}

extension FindingCode: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told(rawValue) }
}

extension FindingState: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told { $0.name(of: self) } }
}

extension FindingFilter.Order: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .severity: Told(es: "gravedad", en: "severity")
    case .place: Told(es: "lugar", en: "place")
    case .month: Told(es: "mes", en: "month")
    }
  }
}

extension TransferEnd: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .giver: Told(es: "entrega", en: "giver")
    case .receiver: Told(es: "recibe", en: "receiver")
    }
  }
}

/// The levels that `colca alerts` lists.
enum ListedAlert: String, SpokenValue {
  case stockedOut = "stocked_out"
  case urgent, watch, unknown

  var level: AlertLevel {
    switch self {
    case .stockedOut: .stockedOut
    case .urgent: .urgent
    case .watch: .watch
    case .unknown: .unknown
    }
  }

  var word: Told { Told { $0.name(of: level) } }

  var synonyms: [String] {
    switch self {
    case .stockedOut: ["agotados", "out"]
    case .urgent: ["urgentes"]
    case .watch: ["por vigilar", "to watch"]
    case .unknown: ["sin datos"]
    }
  }
}

extension AlertKey.Kind: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told { $0.name(of: self) } }

  /// What else it is called.
  public var synonyms: [String] {
    switch self {
    case .stock: []
    case .bias: ["sesgo", "sesgado"]
    case .drift: ["deriva", "desvío"]
    case .calibration: ["calibración"]
    }
  }
}

extension AdviceKey.Kind: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told { $0.name(of: self) } }
}

extension DecisionReason: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told { $0.name(of: self) } }
}

extension DemandModel: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .light: Told(es: "ligero", en: "light")
    case .full: Told(es: "completo", en: "full")
    }
  }

  /// What else it is called.
  public var synonyms: [String] { Language.allCases.map { $0.name(of: self) } }
}

extension ForecastTarget: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .consumption: Told(es: "consumo", en: "consumption")
    case .demand: Told(es: "demanda", en: "demand")
    }
  }
}

extension AverageRounding: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .whole: Told(es: "entero", en: "whole")
    case .oneDecimal: Told(es: "un decimal", en: "one decimal")
    case .none: Told(es: "ninguno", en: "none")
    }
  }
}

extension TransferReach: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .cover: Told(es: "cobertura", en: "cover")
    case .nextOrder: Told(es: "próximo pedido", en: "next order")
    }
  }
}

extension AccuracyRecord.Scope: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .all: Told(es: "todo", en: "all")
    case .facility: Told(es: "establecimiento", en: "facility")
    case .product: Told(es: "producto", en: "product")
    }
  }
}

extension ReportScope.Split: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .region: Told(es: "región", en: "region")
    case .microNetwork: Told(es: "microrred", en: "micro-network")
    case .facility: Told(es: "establecimiento", en: "facility")
    }
  }
}

extension CSVDialect: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .plain: Told(es: "comas", en: "plain")
    case .excel: Told("excel")
    }
  }
}

extension ExportFormat: SpokenValue {
  var word: Told { Told(rawValue) }
}

extension PushIdentifiers: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .uid: Told("uid")
    case .code: Told(es: "código", en: "code")
    }
  }
}

extension LayoutChoice: SpokenValue {
  var word: Told { Told(rawValue) }
}

extension DelimiterChoice: SpokenValue {
  var word: Told {
    switch self {
    case .comma: Told(es: "coma", en: "comma")
    case .semicolon: Told(es: "punto y coma", en: "semicolon")
    case .bar: Told(es: "barra", en: "bar")
    case .tab: Told(es: "tabulador", en: "tab")
    }
  }
}

extension TextEncoding: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told(rawValue) }

  /// What else it is called.
  public var synonyms: [String] {
    switch self {
    case .utf8: ["utf8"]
    case .windows1252: ["cp1252", "latin1", "ansi"]
    case .utf16: ["utf16"]
    case .cp850: ["850"]
    }
  }
}

extension DecimalMark: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .point: Told(es: "punto", en: "point")
    case .comma: Told(es: "coma", en: "comma")
    }
  }
}

extension ReplayDemandChoice: SpokenValue {
  var word: Told {
    switch self {
    case .corrected: Told(es: "corregida", en: "corrected")
    case .recorded: Told(es: "registrada", en: "recorded")
    }
  }
}

extension ReplayTerms.Start: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .stock: Told("stock")
    case .level: Told(es: "nivel", en: "level")
    }
  }
}

extension ReplayTerms.Supply: SpokenValue {
  /// The word in both languages.
  public var word: Told {
    switch self {
    case .unlimited: Told(es: "sin límite", en: "unlimited")
    case .received: Told(es: "lo recibido", en: "received")
    }
  }
}

extension SchedulePlan.Starter: SpokenValue {
  /// The word in both languages.
  public var word: Told { Told(rawValue) }
}
