// A client made of npm's mqtt, driven line by line: node mqtt-client.js PORT OPTIONS
// Each line of stdin is a command {"do": "subscribe"|"unsubscribe"|"publish"|"end", ...}; each line of stdout an event.
const path = require("path");
const mqtt = require(path.join(__dirname, "../../../node_modules/mqtt"));

const [port, options] = [Number(process.argv[2]), JSON.parse(process.argv[3])];
const say = (event) => process.stdout.write(JSON.stringify(event) + "\n");
const fail = (error) => ({ event: "error", code: error.code ?? null, text: error.message });

const client = mqtt.connect({ host: "127.0.0.1", port, reconnectPeriod: 0, connectTimeout: 10000, ...options });
let connected = false;
client.on("connect", (packet) => {
  connected = true;
  say({ event: "connected", sessionPresent: packet.sessionPresent, code: packet.reasonCode ?? packet.returnCode, properties: packet.properties });
});
client.on("error", (error) => say(fail(error)));
client.on("disconnect", (packet) => say({ event: "disconnect", code: packet.reasonCode }));
client.on("close", () => connected && say({ event: "closed" }));
// The callback of publish gets its own packet back; the reason code is in the answer.
let code = 0;
client.on("packetreceive", (packet) => {
  if (["puback", "pubrec"].includes(packet.cmd)) code = packet.reasonCode ?? 0;
});
client.on("message", (topic, payload, packet) => {
  const { qos, retain, dup, properties } = packet;
  const plain = properties && { ...properties, correlationData: properties.correlationData?.toString("hex") };
  say({ event: "message", topic, payload: payload.toString(), qos, retain, dup, properties: plain });
});

const commands = {
  subscribe: ({ topic, qos, properties }) =>
    client.subscribe(topic, { qos, properties }, (error, granted) => say(error ? fail(error) : { event: "subscribed", granted: granted.map((g) => g.qos) })),
  unsubscribe: ({ topic }) => client.unsubscribe(topic, (error, packet) => say(error ? fail(error) : { event: "unsubscribed", codes: packet?.granted ?? [] })),
  publish: ({ topic, payload, qos, retain, properties }) => {
    if (properties?.correlationData) properties.correlationData = Buffer.from(properties.correlationData, "hex");
    client.publish(topic, payload, { qos, retain, properties }, (error) =>
      say(error ? fail(error) : { event: "published", code: qos > 0 ? code : 0 }));
  },
  end: () => client.end(false, () => say({ event: "ended" })),
};

let rest = "";
process.stdin.on("data", (chunk) => {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    const command = JSON.parse(line);
    commands[command.do](command);
  }
});
process.stdin.on("end", () => process.exit(0));
