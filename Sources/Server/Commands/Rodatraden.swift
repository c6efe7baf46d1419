public import ArgumentParser

/// `rodatraden`: one program, one database, one red thread.
public struct Rodatraden: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "rodatraden",
        abstract: "Stadens kvalitetsutmärkelse, från utlysning till återkoppling.",
        subcommands: [
            Serve.self, Demo.self, Migrate.self, UserCommand.self, AuditCommand.self, ReceiptCommand.self,
            EditionCommand.self, EarlierAwardCommand.self, Bench.self, ReadWord.self,
        ])

    public init() {}
}
