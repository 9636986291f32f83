import ArgumentParser
import SupplyModel

/// A command that does something: on the machine that `main` hands it, for it asks none itself.
protocol MachineCommand: ParsableCommand {
  /// Does what was asked.
  func run(on machine: Machine) throws
}
