-- Sends the requests of a file to the server and says in one JSON line how it went.
-- wrk -s bench/wrk.lua URL -- FILE [PAUSE_MS]
-- FILE: a line a target, "path <tab> cookie <tab> body"; an empty body is a GET.
-- "{text}" in a body becomes a text of 3,600 characters that was never sent before.
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

function init(args)
   pause = tonumber(args[2])
   for line in io.lines(args[1]) do
      local path, cookie, body = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
      local target = { path = path, body = body ~= "" and body or nil }
      target.headers = headers(cookie ~= "" and cookie or nil, target.body)
      target.ready = not target.body and wrk.format("GET", path, target.headers) or nil
      targets[#targets + 1] = target
   end
   sent = id * 7919    -- threads begin at different targets
end

function request()
   sent = sent + 1
   local target = targets[sent % #targets + 1]
   if target.ready then return target.ready end
   local text = "Sparning+" .. run .. "-" .. id .. "-" .. sent .. ".+" .. filler
   local body = target.body:gsub("{text}", function() return text end)
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
