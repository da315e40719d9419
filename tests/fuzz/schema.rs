//! A validator of JSON Schema that is not ours: Ajv, in a Node process that answers each value with a line
//! (`tests/fuzz/schema.mjs`). A validator in Rust takes minutes to compile.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

#[derive(Debug)]
pub(crate) struct Validator {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Validator {
    /// A validator for a schema.
    pub(crate) fn new(schema: &Value) -> Validator {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/schema.mjs");
        let mut process = Command::new("node")
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node.js is needed: it reads the schema with Ajv");
        let questions = process.stdin.take().unwrap();
        let answers = BufReader::new(process.stdout.take().unwrap());
        let mut validator = Validator { process, questions, answers };
        assert_eq!(validator.ask(schema), "ready");
        validator
    }

    /// What is wrong with a value, `None` where nothing is.
    pub(crate) fn errors(&mut self, value: &Value) -> Option<String> {
        let answer = self.ask(value);
        (answer != "valid").then_some(answer)
    }

    fn ask(&mut self, value: &Value) -> String {
        writeln!(self.questions, "{value}").unwrap();
        self.questions.flush().unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        assert!(!answer.is_empty(), "the validator has ended; `npm ci` installs what it needs");
        answer.trim_end().to_owned()
    }
}

impl Drop for Validator {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
