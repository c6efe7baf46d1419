import Base
import Testing

@Suite struct PhoneNumberTests {
    @Test(
        "A telephone number as people write it",
        arguments: [
            "08-508 00 000", "+46 (0)8-508 00 000", "08/508 00 000", "070-123 45 67", "0850800000 vx", "08-508 00 000 ankn. 123",
            "08-508 00 000, växel",
        ])
    func one(text: String) { #expect(PhoneNumber.isOne(text)) }

    @Test(
        "What is no telephone number",
        arguments: [
            "", "abc", "ring mig", "1234", "08-508 00 000 eller mejla", "112233445566778899001", "08-508:00 000", "٠٨-٥٠٨٠٠",
            "08-508 00 000" + String(repeating: " ", count: 40),
        ])
    func none(text: String) { #expect(!PhoneNumber.isOne(text)) }
}
