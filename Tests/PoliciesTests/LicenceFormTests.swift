import Policies
import Testing

@Suite struct LicenceFormTests {
    @Test(arguments: [
        ("HUTB-002062", "HUTB002062"), ("HUTB005057", "HUTB005057"), ("hutb-005119", "HUTB005119"),
        ("HUTB- 001234", "HUTB001234"), ("HUTB\u{A0}-\u{A0}001234", "HUTB001234"),
        ("licence: Hutb/001234 <br />", "HUTB001234"), ("HUTB-0012345", "HUTB001234"),
        ("HUTBHUTB001234", "HUTB001234"), ("ESFCTU00000812300000000HUTB-0123456", "HUTB012345"),
    ])
    func `a number is found in its usual spellings`(text: String, number: String) throws {
        let form = try #require(LicenceForm("HUTB######"))
        #expect(form.firstNumber(in: text) == number)
    }

    @Test(arguments: [
        "", "HUTB", "HUTB-12345", "HUTB-48-3902-2291", "HUTG-002062", "HUTB-A02062", "HUT-B002062",
        "002062", "HUTB-00 2062", "HUTB\u{0660}02062",
    ])
    func `what is not letters and six digits in a row is no number`(text: String) throws {
        let form = try #require(LicenceForm("HUTB######"))
        #expect(form.firstNumber(in: text) == nil)
    }

    @Test func `a normal form is its own normal form`() throws {
        let form = try #require(LicenceForm("HUTB######"))
        let number = try #require(form.firstNumber(in: "hutb 12-000001 hutb_000042"))
        #expect(number == "HUTB000042")
        #expect(form.firstNumber(in: number) == number)
    }

    @Test(arguments: ["", "######", "HUTB", "hutb######", "HUTB##x##", "HUTB-######"])
    func `a form is capital letters and digits`(text: String) {
        #expect(LicenceForm(text) == nil)
    }
}
