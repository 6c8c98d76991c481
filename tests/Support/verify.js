// Verifies and decrypts LoRaWAN packets with npm's lora-packet, an implementation that shares no line with ours.
// Input (file named on the command line): one JSON object a line,
//   {"phy":hex, "appKey":hex?, "nwkSKey":hex?, "appSKey":hex?, "counter":n?, "payload":hex?}
// Output: {"verified":n,"failures":[text]}; exit 1 when one failed.
const fs = require("fs");
const lora = require("lora-packet");

const bytes = (hex) => (hex ? Buffer.from(hex, "hex") : undefined);

function check(line) {
  const packet = lora.fromWire(bytes(line.phy));
  const type = packet.getMType();
  if (type === "Join Request") {
    return lora.verifyMIC(packet, undefined, bytes(line.appKey)) ? null : "MIC of the join request is wrong";
  }
  if (type === "Join Accept") {
    const open = lora.fromWire(lora.decryptJoinAccept(packet, bytes(line.appKey)));
    return lora.verifyMIC(open, undefined, bytes(line.appKey)) ? null : "MIC of the join accept is wrong";
  }
  const high = Buffer.alloc(2);
  high.writeUInt16LE(Math.floor(line.counter / 65536));
  if (packet.getFCnt() !== line.counter % 65536) {
    return `counter on the air is ${packet.getFCnt()}, expected ${line.counter % 65536}`;
  }
  if (!lora.verifyMIC(packet, bytes(line.nwkSKey), undefined, high)) {
    return "MIC is wrong";
  }
  const hasPayload = packet.FRMPayload && packet.FRMPayload.length > 0;
  const clear = hasPayload ? lora.decrypt(packet, bytes(line.appSKey), bytes(line.nwkSKey), high).toString("hex") : "";
  return clear === (line.payload || "") ? null : `payload is ${clear}, expected ${line.payload}`;
}

const failures = [];
let verified = 0;
for (const text of fs.readFileSync(process.argv[2], "utf8").split("\n").filter((t) => t.trim())) {
  let failure;
  try {
    failure = check(JSON.parse(text));
  } catch (error) {
    failure = error.message;
  }
  if (failure) {
    failures.push(`${text}: ${failure}`);
  } else {
    verified++;
  }
}
console.log(JSON.stringify({ verified, failures }));
process.exit(failures.length ? 1 : 0);
