import Files
import SupplyModel
import Telling

/// A night as a unit of systemd's, and the timer that starts it (systemd.service(5), systemd.exec(5), systemd.timer(5)).
///
/// The service sees the file system read only but for the night's own folders, has no capabilities, no devices and, where no
/// mail is sent, no network.
struct SystemdUnits {
  /// The units' name without its ending.
  static let name = "colca-nightly"
  /// The timer's.
  static let timer = name + ".timer"

  private let night: ScheduledNight

  init(_ night: ScheduledNight) { self.night = night }

  /// The timer: a night that was missed happens at start-up.
  var timer: String {
    let time = [night.hour, night.minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return """
      [Unit]
      Description=\(night.language.text(es: "Colca cada noche", en: "Colca every night"))

      [Timer]
      OnCalendar=*-*-* \(time):00
      Persistent=true
      AccuracySec=1min

      [Install]
      WantedBy=timers.target

      """
  }

  /// The service.
  var service: String {
    let command = [night.program, "nightly", "--config", night.configuration]
    let home = PathText.parent(night.configuration)
    return """
      [Unit]
      Description=\(night.language.text(
        es: "Una noche de Colca: bandeja, pronóstico, informe, aviso, copia",
        en: "A night of Colca: inbox, forecast, report, notice, backup"))
      RequiresMountsFor=\(Self.word(night.database))
      After=network.target
      StartLimitIntervalSec=3h
      StartLimitBurst=3

      [Service]
      Type=oneshot
      User=\(night.account)
      Group=\(night.account)
      WorkingDirectory=\(Self.percents(home))
      ExecStart=\(Self.command(command))
      TimeoutStartSec=6h
      Restart=on-abnormal
      RestartSec=10min
      UMask=0027
      Nice=10
      IOSchedulingPriority=7

      ReadWritePaths=\(night.folders.map { Self.word("-" + $0) }.joined(separator: " "))

      """ + hardening.map { $0 + "\n" }.joined()
  }

  private var hardening: [String] {
    var lines = [
      "ProtectSystem=" + (night.mail == .otherAccount ? "full" : "strict"),
      "ProtectHome=" + (night.lies(in: ["/home", "/root", "/run/user"]) ? "read-only" : "yes"),
    ]
    if !night.lies(in: ["/tmp", "/var/tmp"]) { lines.append("PrivateTmp=yes") }
    lines += ["ProtectControlGroups=yes", "ProtectProc=invisible", "RemoveIPC=yes"]
    if night.mail == .none { lines += ["PrivateNetwork=yes", "IPAddressDeny=any"] }
    guard night.mail != .otherAccount else {
      lines.append(
        "# "
          + night.language.text(
            es: "El programa de correo toma derechos de otra cuenta: lo demás se lo impediría.",
            en: "The mail program takes rights of another account: anything more would keep it from that."))
      return lines
    }
    return lines + [
      "NoNewPrivileges=yes", "CapabilityBoundingSet=", "AmbientCapabilities=", "PrivateDevices=yes",
      "ProtectClock=yes", "ProtectHostname=yes", "ProtectKernelLogs=yes", "ProtectKernelModules=yes",
      "ProtectKernelTunables=yes", "RestrictNamespaces=yes", "RestrictRealtime=yes", "RestrictSUIDSGID=yes",
      "LockPersonality=yes", "MemoryDenyWriteExecute=yes", "SystemCallArchitectures=native",
      "SystemCallFilter=@system-service", "SystemCallErrorNumber=EPERM",
      "RestrictAddressFamilies="
        + (night.mail == .none ? "AF_UNIX" : "AF_UNIX AF_INET AF_INET6 AF_NETLINK"),
    ]
  }

  /// A word of a list: quoted where it has to be, with systemd's own signs taken literally.
  static func word(_ text: String) -> String {
    let escaped = percents(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return escaped.contains { " ';\\".contains($0) } ? "\"\(escaped)\"" : escaped
  }

  /// The words of a command, in which a dollar begins a variable as well.
  ///
  /// The name of a program may hold neither quotes nor dollars (systemd 252 refuses them): such a one is started by `env`.
  static func command(_ words: [String]) -> String {
    let isOdd = words.first?.contains { "\"'$\\;".contains($0) } ?? false
    return ((isOdd ? ["/usr/bin/env"] : []) + words).map { word($0).replacing("$", with: "$$") }
      .joined(separator: " ")
  }

  private static func percents(_ text: String) -> String { text.replacing("%", with: "%%") }
}

/// The same for cron (crontab(5)), where systemd does not run the machine.
struct CronTable {
  private let night: ScheduledNight

  init(_ night: ScheduledNight) { self.night = night }

  /// The table: each night at its hour, and at start-up if the last one was missed.
  var text: String {
    let home = PathText.parent(night.configuration)
    let command =
      "cd \(Self.word(home)) && exec \(Self.word(night.program)) nightly --config \(Self.word(night.configuration))"
    return """
      # \(night.language.text(
        es: "Colca cada noche, y al arrancar si la última se perdió.",
        en: "Colca every night, and at start-up where the last one was missed."))
      SHELL=/bin/sh
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      MAILTO=""
      \(night.minute) \(night.hour) * * * \(night.account) umask 027; \(command)
      @reboot \(night.account) umask 027; sleep 60; \(command) --if-missed

      """
  }

  /// A word for the shell, with cron's own sign taken literally.
  static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ","), 0x80...:
        true
      default: false
      }
    }
    guard !isPlain else { return text }
    return "'" + text.replacing("'", with: "'\\''").replacing("%", with: "\\%") + "'"
  }
}
