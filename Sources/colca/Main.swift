import ArgumentParser
import CommandWords
import Foundation
import SupplyModel
import Telling

extension Colca {
  /// Reads the line and the environment, does what they ask, and ends the program with its exit code.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let machine = Machine.system
    let environment = machine.environment
    let language = SpokenLanguage.of(arguments: arguments, environment: environment)
    let conversation = Conversation(root: Colca.self, language: language)
    if arguments.first == CompletionScript.request {
      let words = Array(arguments.dropFirst())
      try? CompletionRequest.answer(
        words, root: conversation.root, language: language, machine: machine)
      Foundation.exit(0)
    }
    Foundation.exit(
      answer(arguments, in: conversation, width: Terminal.width(environment), on: machine).rawValue)
  }

  private static func answer(
    _ arguments: [String], in conversation: Conversation, width: Int, on machine: Machine
  ) -> ExitCode {
    do {
      switch try Request.read(arguments, root: conversation.root) {
      case .help(let command):
        try Output.write(HelpText(command, language: conversation.language, width: width).text)
      case .version: try Output.write(ColcaVersion.current + "\n")
      case .run(let line):
        let command = try conversation.command(for: line)
        guard let command = command as? any MachineCommand else {
          throw ProgrammingError("\(type(of: command)) is a command that does nothing")
        }
        try command.run(on: machine)
      }
      return .success
    } catch let error as UsageError {
      Messages.put(error.text(in: conversation.language))
      return .validationFailure
    } catch let code as ExitCode {
      return code
    } catch let error as ToldError {
      error.lines(conversation.language).forEach(Messages.say)
      return error.exitCode
    } catch {
      Messages.say("colca: " + conversation.language.sentence(for: error))
      return ExitCode(stoppedBy: error)
    }
  }
}

/// What stops a command and takes more than one line to tell.
struct ToldError: Error {
  /// What to tell, in a language.
  let lines: @Sendable (Language) -> [String]
  /// How the program ends.
  let exitCode: ExitCode
}

/// The screen on which help is read.
private enum Terminal {
  /// Its columns: those that the environment states, else those of the terminal, else 80.
  static func width(_ environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }) { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
