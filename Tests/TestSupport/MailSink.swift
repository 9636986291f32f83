import Foundation
import Synchronization

/// A server that takes mail by SMTP (RFC 5321) on this machine alone, and keeps what it was given.
public final class MailSink: Sendable {
  /// What a client handed over.
  public struct Delivery: Sendable {
    /// The address of `MAIL FROM`.
    public let sender: String
    /// The addresses of `RCPT TO`.
    public let recipients: [String]
    /// The message, dots unstuffed.
    public let message: String
  }

  /// The port that it listens on.
  public let port: UInt16
  private let listener: Int32
  private let box = Box()

  /// What has come in, for the thread that serves as well.
  private final class Box: Sendable {
    let deliveries = Mutex<[Delivery]>([])
  }

  /// A server; one that refuses answers every message with 554.
  public init(refuses: Bool = false) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let made = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 4) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard made else { throw CocoaError(.fileReadUnknown) }
    port = UInt16(bigEndian: address.sin_port)
    listener = descriptor
    let box = box
    Thread.detachNewThread {
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        Self.serve(client, refuses: refuses, into: box)
        close(client)
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// What has come in so far.
  public var received: [Delivery] { box.deliveries.withLock { $0 } }

  private static func serve(_ client: Int32, refuses: Bool, into box: Box) {
    func say(_ line: String) {
      let bytes = Array((line + "\r\n").utf8)
      _ = write(client, bytes, bytes.count)
    }
    var buffer: [UInt8] = []
    func line() -> String? {
      while true {
        if let end = buffer.firstIndex(of: 0x0A) {
          let line = String(decoding: buffer[..<end], as: UTF8.self)
          buffer.removeSubrange(...end)
          return line.hasSuffix("\r") ? String(line.dropLast()) : line
        }
        var block = [UInt8](repeating: 0, count: 65_536)
        let count = read(client, &block, block.count)
        guard count > 0 else { return nil }
        buffer += block[..<count]
      }
    }
    var (sender, recipients) = ("", [String]())
    say("220 sink")
    while let command = line() {
      let word = command.prefix(4).uppercased()
      switch word {
      case "MAIL":
        sender = Self.address(command)
        say("250 ok")
      case "RCPT":
        recipients.append(Self.address(command))
        say("250 ok")
      case "DATA":
        say("354 go on")
        var message = ""
        while let text = line(), text != "." {
          message += (text.hasPrefix(".") ? String(text.dropFirst()) : text) + "\r\n"
        }
        if refuses {
          say("554 no")
        } else {
          let delivery = Delivery(sender: sender, recipients: recipients, message: message)
          box.deliveries.withLock { $0.append(delivery) }
          say("250 taken")
        }
      case "QUIT":
        say("221 bye")
        return
      default: say("250 ok")
      }
    }
  }

  private static func address(_ command: String) -> String {
    String(command.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
  }

  /// A program of `sendmail`'s interface that hands a message to a port by SMTP: recipients from the header, dots stuffed.
  public static func sendmailScript(port: UInt16) -> String {
    """
    #!/bin/bash
    exec 3<>/dev/tcp/127.0.0.1/\(port) || exit 75
    reply() { local line; IFS= read -r line <&3 || exit 75; case "$line" in 2*|3*) ;; *) exit 69;; esac; }
    message=$(cat; printf x); message=${message%x}
    to=$(printf '%s' "$message" | tr -d '\\r' | sed -n '/^To:/,/^[^ ]/p' | sed -n '1p;/^ /p' | sed 's/^To://' | tr ',' '\\n' | tr -d ' ')
    from=$(printf '%s' "$message" | tr -d '\\r' | sed -n 's/^From: //p' | head -n 1)
    reply; printf 'HELO prueba\\r\\n' >&3; reply
    printf 'MAIL FROM:<%s>\\r\\n' "$from" >&3; reply
    for one in $to; do printf 'RCPT TO:<%s>\\r\\n' "$one" >&3; reply; done
    printf 'DATA\\r\\n' >&3; reply
    printf '%s' "$message" | sed 's/^\\./../' >&3
    printf '.\\r\\n' >&3; reply; printf 'QUIT\\r\\n' >&3; reply
    """
  }
}
