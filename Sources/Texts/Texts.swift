package import Store

/// Everything that several people write together: what stands, every version that led there, and what is said about it.
///
/// A text belongs to an owner, which its slice names. Whether it may be written the owner's `TextGate` says, in the transaction that
/// writes; who reads it, comments on it and names its milestones is for the guards of that slice.
package enum Texts {
    package static let migrations = textMigrations
}
