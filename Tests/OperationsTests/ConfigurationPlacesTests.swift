import Files
import Foundation
import Operations
import TestSupport
import Testing

/// Places of a configuration that would eat one another, by whatever name or link.
@Suite struct ConfigurationPlacesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("colca.sqlite", "datos")
    for name in ["bandeja", "informes"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: false)
    }
    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(atPath: folder.path(name), withDestinationPath: target)
    }
    try link("enlace", to: "colca.sqlite")
    try link("porvenir", to: "nueva.sqlite")
    try link("otra", to: "bandeja")
    try FileManager.default.linkItem(atPath: folder.path("colca.sqlite"), toPath: folder.path("gemela"))
  }

  private func complaints(_ text: String) throws -> [ConfigurationComplaint.Fault] {
    let path = try folder.write("colca.conf", text)
    return try ConfigurationLoader(named: path, environment: [:]).values.complaints.map(\.fault)
  }

  @Test(arguments: [
    ("metricas = colca.sqlite", ConfigurationComplaint.Fault.samePlace(.metrics, .database)),
    ("registro = ./bandeja/../colca.sqlite", .samePlace(.log, .database)),
    ("registro = enlace", .samePlace(.log, .database)),
    ("metricas = gemela", .samePlace(.metrics, .database)),
    ("base = nueva.sqlite\nmetricas = porvenir", .samePlace(.metrics, .database)),
    ("registro = colca.sqlite-wal", .samePlace(.log, .database)),
    ("registro = a.txt\nmetricas = a.txt", .samePlace(.metrics, .log)),
    ("registro = informes", .samePlace(.log, .reports)),
    ("base = bandeja/colca.sqlite", .samePlace(.database, .inbox)),
    ("copias = otra/copias", .samePlace(.backups, .inbox)),
    ("archivo = otra", .samePlace(.archive, .inbox)),
    ("base = informes/ultimo/colca.sqlite", .samePlace(.database, .reports)),
    ("bandeja = informes/bandeja", .samePlace(.reports, .inbox)),
    ("metricas = colca.conf", .ownFile(.metrics)),
    ("base = bandeja/../colca.conf", .ownFile(.database)),
  ])
  func whatWouldEatAnotherIsRefused(text: String, fault: ConfigurationComplaint.Fault) throws {
    #expect(try complaints(text) == [fault])
  }

  @Test func anInboxThatHoldsEverythingIsRefused() throws {
    let found = try complaints("bandeja = bandeja/..")
    #expect(found.contains(.ownFile(.inbox)) && found.contains(.samePlace(.database, .inbox)))
  }

  @Test(arguments: [
    "", "registro = informes/colca.log\nmetricas = informes/colca.prom", "apartados = archivo/apartados",
    "bandeja = datos/bandeja\narchivo = datos/archivo\nbase = datos/colca.sqlite", "registro = bandeja.log",
  ])
  func whatLiesSideBySideIsNot(text: String) throws { #expect(try complaints(text).isEmpty) }
}
