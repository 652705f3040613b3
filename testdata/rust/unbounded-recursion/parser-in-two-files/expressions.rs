use crate::tokens::TreeParser;

impl TreeParser {
    pub fn parse_expression(&mut self) -> usize {
        let left = self.parse_operand(); //~ rust/unbounded-recursion "through one other"
        left + usize::from(self.take(b'+'))
    }

    /// Checked on the way round: not part of any circle.
    pub fn parse_pattern(&mut self, depth: usize) -> usize {
        if depth > 64 {
            return 0;
        }
        self.parse_pattern_list(depth)
    }

    fn parse_pattern_list(&mut self, depth: usize) -> usize {
        let mut count = 0;
        while self.take(b'(') {
            count += self.parse_pattern(depth + 1); //~ ok
        }
        count
    }

    /// Reads on in the same place.
    pub fn parse_word(&mut self) -> usize {
        if self.take(b' ') {
            return self.parse_word(); //~ ok
        }
        usize::from(self.take(b'w'))
    }
}
