//! Lengths that are no more than what the program holds, or lets pass.

pub struct Payload(Vec<Bytes>);

impl Payload {
    pub fn content_length(&self) -> usize {
        self.0.iter().map(|part| part.len()).sum()
    }

    pub fn joined(&self) -> Vec<u8> {
        let mut all = Vec::with_capacity(self.content_length()); //~ ok
        for part in &self.0 {
            all.extend_from_slice(part);
        }
        all
    }
}

pub async fn token(response: reqwest::Response) -> Result<Vec<u8>, Error> {
    if response.content_length().is_some_and(|length| length > MOST) {
        return Err(Error::TooLong);
    }
    let body = Vec::with_capacity(response.content_length().unwrap_or(0) as usize); //~ ok
    fill(response, body).await
}
