// Many clients of PouchDB at once, each with assessments to bring, until the time is over.
// Prints one line of JSON: assessments, seconds, and the milliseconds that each took.
import PouchDB from "pouchdb";

const [address, clients, seconds, document] = process.argv.slice(2);
const assessment = JSON.parse(document);
const ends = performance.now() + Number(seconds) * 1000;
const times = [];

async function client(number) {
  const remote = new PouchDB(address, { skip_setup: true });
  for (let n = 0; performance.now() < ends; n += 1) {
    const began = performance.now();
    await remote.put({ _id: `${process.pid}-${number}-${n}`, ...assessment });
    times.push(performance.now() - began);
  }
}

const began = performance.now();
await Promise.all(Array.from({ length: Number(clients) }, (_, number) => client(number)));
const took = (performance.now() - began) / 1000;
console.log(JSON.stringify({ assessments: times.length, seconds: took, times }));
