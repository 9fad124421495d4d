//! Decides which requests share a batch.
//!
//! Prefills are cut into chunks and decodes ride along, as in [SARATHI](https://arxiv.org/abs/2308.16369).

/// One request: the tokens still to prefill, and whether it decodes.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub id: &'a str,
    pub prefill: usize,
}

/// Fills a batch of `budget` tokens; §4.2 of arXiv:2308.16369.
pub fn fill<'a>(requests: &[Request<'a>], budget: usize) -> Vec<(&'a str, usize)> {
    let mut left = budget;
    let mut batch = Vec::new();
    for request in requests {
        if left == 0 {
            break;
        }
        let tokens = request.prefill.min(left).max(1);
        // Requests with a common prefix go together: https://huggingface.co/papers/2412.03594
        batch.push((request.id, tokens));
        left -= tokens;
    }
    batch
}

fn main() {
    let help = r#"usage: schedule FILE   (the policy is described in arXiv:2308.16369)"#;
    println!("{help}");
}
