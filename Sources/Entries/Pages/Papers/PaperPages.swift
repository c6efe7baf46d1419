import Base
import Documents
import Editions
import Site
import Store

/// The entry as PDF and Word: of what is sealed, as a draft at any time, and the empty form (R55).
extension Entries {
    func entryPDF(_ me: EntryReader) async throws -> Answer { try await sealedFile(me, .pdf) }
    func entryWord(_ me: EntryReader) async throws -> Answer { try await sealedFile(me, .word) }
    func draftPDF(_ me: UnitMember) async throws -> Answer { try await draftFile(me, .pdf) }
    func draftWord(_ me: UnitMember) async throws -> Answer { try await draftFile(me, .word) }
    func formPDF(_ me: Visitor) async throws -> Answer { try await formFile(me, .pdf) }
    func formWord(_ me: Visitor) async throws -> Answer { try await formFile(me, .word) }

    private func sealedFile(_ me: EntryReader, _ kind: PaperKind) async throws -> Answer {
        let header = me.header
        guard let bytes = try await sealedPaper(header.id, kind, me.database, at: me.now) else { throw Halt.notFound }
        if !me.isOwn { try await me.noteReading("entry.read", of: header.id.text) }
        return .file(bytes, type: kind.type, name: "bidrag-\(header.year.fileName)-\(header.id).\(kind.ending)")
    }

    private func draftFile(_ me: UnitMember, _ kind: PaperKind) async throws -> Answer {
        let (header, today) = (me.header, me.today)
        let database = me.database
        let made = try await made(kind) {
            try await database.read { ("", try EntryPaper(header, day: today, isDraft: true, in: $0)) }
        }
        guard let (_, bytes) = made else { throw Halt.notFound }
        return .file(bytes, type: kind.type, name: "utkast-\(header.year.fileName)-\(header.id).\(kind.ending)")
    }

    /// Made once a day and edition, for anybody may ask.
    private func formFile(_ me: Visitor, _ kind: PaperKind) async throws -> Answer {
        let year = try me.awardYear()
        let (tools, today) = (tools, me.today)
        let stored = try await me.read { try Editions.find(year: year, in: $0) }
        guard let stored, stored.isPublished else { throw Halt.notFound }
        let name = "\(stored.id) \(kind.rawValue) \(today.text)"
        let bytes = try await forms.file(name) {
            do {
                let paper = EntryPaper.form(stored.edition, day: today)
                return try await tools.inTurn {
                    kind == .pdf ? try await tools.papers.pdf(paper) : try await tools.papers.word(paper)
                }
            } catch let failure as PaperFailure {
                throw failure.refusal
            }
        }
        return .file(bytes, type: kind.type, name: "formular-\(year.fileName).\(kind.ending)")
    }
}

/// The empty forms, each made once a day however many ask at once.
actor FormShelf {
    private var files: [String: Task<[UInt8], any Error>] = [:]
    static let filesMax = 20

    func file(_ name: String, _ make: @escaping @Sendable () async throws -> [UInt8]) async throws -> [UInt8] {
        if let file = files[name] { return try await file.value }
        if files.count >= Self.filesMax { files = [:] }
        let file = Task { try await make() }
        files[name] = file
        do { return try await file.value } catch {
            files[name] = nil
            throw error
        }
    }
}
