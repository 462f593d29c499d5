namespace Serverless.LocalHost.Worker;

/// <summary>The worker process ended, or its stream broke, before it answered.</summary>
internal sealed class WorkerLostException() : Exception("the worker ended while it was at work");
