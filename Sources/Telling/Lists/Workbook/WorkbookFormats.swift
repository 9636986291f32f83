import CXlsxWriter

/// The looks of cells, made once a workbook.
struct WorkbookFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  let title: Format?
  let note: Format?
  let header: Format?
  let text: Format?
  let wrapped: Format?
  let link: Format?
  let share: Format?
  let day: Format?
  let month: Format?
  let rule: Format?
  private let numbers: [Format?]
  private let tones: [Format?]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    func format(_ change: (Format) -> Void = { _ in }) -> Format? {
      guard let format = workbook_add_format(workbook) else { return nil }
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      change(format)
      return format
    }
    func bordered(_ change: @escaping (Format) -> Void = { _ in }) -> Format? {
      format {
        format_set_border(UnsafeMutablePointer($0), UInt8(LXW_BORDER_HAIR.rawValue))
        change($0)
      }
    }
    title = format {
      format_set_bold($0)
      format_set_font_size($0, 14)
    }
    note = format()
    header = bordered {
      format_set_bold($0)
      format_set_text_wrap($0)
      format_set_bg_color($0, 0xE3EEF0)
    }
    // A little room keeps words from the number in the cell before them.
    text = bordered {
      format_set_num_format($0, "@")
      format_set_indent($0, 1)
    }
    wrapped = bordered {
      format_set_num_format($0, "@")
      format_set_indent($0, 1)
      format_set_text_wrap($0)
    }
    link = bordered {
      format_set_indent($0, 1)
      format_set_font_color($0, 0x0B5563)
      format_set_underline($0, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    share = bordered { format_set_num_format($0, "0 %") }
    day = bordered { format_set_num_format($0, "dd/mm/yyyy") }
    month = bordered { format_set_num_format($0, "yyyy-mm") }
    rule = format { format_set_bottom($0, UInt8(LXW_BORDER_THIN.rawValue)) }
    numbers = (0...6).map { decimals in
      let pattern = decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals)
      return bordered { format_set_num_format($0, pattern) }
    }
    tones = WorkbookTone.allCases.map { tone in
      guard let format = workbook_add_format(workbook) else { return nil }
      format_set_font_color(format, tone.ink)
      format_set_bg_color(format, tone.ground)
      return format
    }
  }

  /// The look of a number with so many decimals, from 0 to 6.
  func number(decimals: Int) -> Format? { numbers[min(max(0, decimals), numbers.count - 1)] }

  /// The colours of a tone.
  func tone(_ tone: WorkbookTone) -> Format? {
    WorkbookTone.allCases.firstIndex(of: tone).flatMap { tones[$0] }
  }
}
