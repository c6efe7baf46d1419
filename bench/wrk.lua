-- Sends the requests of a file to the server and says in one JSON line how it went.
-- wrk -s bench/wrk.lua URL -- FILE [PAUSE_MS]
-- FILE: a line a target, "path <tab> cookie <tab> body"; an empty body is a GET.
-- "{text}" in a body becomes a text of 3,600 characters that was never sent before, "{unique}" the mark of this save, and
-- "{revision}" the revision that the answer before it told of: a writer goes on from their own last text.
-- PAUSE_MS: the mean time a writer waits between two saves; without it there is none.

local threads = 0

function setup(thread)
   thread:set("id", threads)
   threads = threads + 1
end

local filler = string.rep("Vi+ser+att+kvaliteten+ökar+när+alla+är+med.+", 90)
local targets, sent, pause = {}, 0, nil
local origin = wrk.scheme .. "://" .. wrk.host .. ":" .. wrk.port
local run = os.time()

local function headers(cookie, body)
   local all = { ["Cookie"] = cookie }
   if body then
      all["Content-Type"] = "application/x-www-form-urlencoded"
      all["Origin"] = origin
      all["Sec-Fetch-Site"] = "same-origin"
   end
   return all
end

local revisions = {}

-- Only where somebody goes on from an answer: reading answers costs the load program time.
local function hear(status, _, body)
   local entry, item, revision = body:match('"entry":"(%w+)","item":"(%w+)","revision":(%d+)')
   if status == 200 and entry then revisions[entry .. "/skriva/" .. item] = revision end
end

function init(args)
   pause = tonumber(args[2])
   local number = 0
   for line in io.lines(args[1]) do
      number = number + 1
      local path, cookie, body = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
      local goesOn = body:find("{revision}", 1, true)
      if goesOn then response = hear end
      if goesOn and number % 2 ~= id % 2 then goto continue end
      local target = { path = path, body = body ~= "" and body or nil }
      target.headers = headers(cookie ~= "" and cookie or nil, target.body)
      target.ready = not target.body and wrk.format("GET", path, target.headers) or nil
      target.writer = path:match("/bidrag/(%w+/skriva/%w+)")
      targets[#targets + 1] = target
      -- A writer belongs to one thread, which hears what became of each save.
      ::continue::
   end
   sent = id * 7919    -- threads begin at different targets
end

function request()
   sent = sent + 1
   local target = targets[sent % #targets + 1]
   if target.ready then return target.ready end
   local text = "Sparning+" .. run .. "-" .. id .. "-" .. sent .. ".+" .. filler
   local values = { text = text, unique = run .. "-" .. id .. "-" .. sent .. "-mark", revision = revisions[target.writer] or "1" }
   local body = target.body:gsub("{(%l+)}", values)
   return wrk.format("POST", target.path, target.headers, body)
end

function delay()
   return pause and math.random(0, 2 * pause) or 0
end

function done(summary, latency, requests)
   local failed = summary.errors
   io.write(string.format(
      '\n{"requests": %d, "seconds": %.3f, "p50_ms": %.3f, "p99_ms": %.3f, "refused": %d, "broken": %d}\n',
      summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      failed.status, failed.connect + failed.read + failed.write + failed.timeout))
end
