import Mail

/// Whether letters can reach an address that a file gives: checked as every other address is, for one that no letter
/// reaches would leave the committee untold (R32).
func reaches(_ address: String) -> Bool { (try? EmailAddress(address)) != nil }
