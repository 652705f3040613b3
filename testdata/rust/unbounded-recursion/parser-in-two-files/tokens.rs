pub struct TreeParser {
    input: Vec<u8>,
}

impl TreeParser {
    pub fn take(&mut self, wanted: u8) -> bool {
        let found = self.input.last() == Some(&wanted);
        if found {
            self.input.pop();
        }
        found
    }

    pub fn parse_operand(&mut self) -> usize {
        if self.take(b'(') {
            return self.parse_expression();
        }
        1
    }
}
