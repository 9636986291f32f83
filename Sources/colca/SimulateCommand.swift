import ArgumentParser

/// `colca simulate`: a synthetic network.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "simulate", abstract: "x")
}
