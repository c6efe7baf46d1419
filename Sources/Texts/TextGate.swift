package import RichText
package import Store

/// What the owner of texts says about writing in them. Asked within the transaction that writes: a right may have been taken away, or
/// the time have run out, since the page was opened.
package protocol TextGate: Sendable {
    /// Whether the writer may write this text at all. Throws a refusal that says why not.
    func mustHaveRight(to place: TextPlace, in db: any Connection) throws

    /// Whether the text is open now. Throws a refusal that says why it is shut. Not asked of a save that comes a second time and was
    /// taken the first: that is answered as it was.
    func mustBeOpen(_ place: TextPlace, in db: any Connection) throws

    /// Whether what the document refers to, its pictures foremost, is the owner's to refer to. Throws a refusal.
    func mustHold(_ document: Document, in db: any Connection) throws
}
