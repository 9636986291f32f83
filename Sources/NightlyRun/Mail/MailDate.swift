import Files
import Foundation
import SupplyModel

/// A date as RFC 5322 writes it, whatever the machine's language: `Thu, 26 Nov 2026 02:00:05 -0500`.
enum MailDate {
  static func text(_ date: Date, zone: TimeZone) -> String {
    let civil = CivilTime(date, in: zone)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let minutes = zone.secondsFromGMT(for: date) / 60
    let offset = TimeOfDay(seconds: abs(minutes) * 60).digits.prefix(2).joined()
    return
      "\(days[civil.day.weekday]), \(civil.day.dayOfMonth) \(months[civil.day.month.monthOfYear - 1]) \(civil.day.month.year) "
      + "\(civil.time) " + (minutes < 0 ? "-" : "+") + offset
  }
}
