package se.samspel.identifiers;

/** The check digit of personal identity numbers and organisation numbers (Luhn, modulus 10). */
final class CheckDigit {

    private CheckDigit() {
    }

    /** @param digits ten, 0 to 9, the last of which is the check digit */
    static boolean isRight(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }
}
