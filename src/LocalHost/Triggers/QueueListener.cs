using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Google.Protobuf;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Triggers;

/// <summary>Takes messages from a queue, calls the function for each, and moves those that keep failing to the poison queue.</summary>
internal sealed class QueueListener(WorkerFunction function, QueueClient queue, QueueClient poison, HostJson host, IFunctionInvoker invoker, Terminal terminal, TimeProvider clock)
{
    // A message in work is hidden this long and the time renewed at half of it: a host that dies gives it back soon.
    private static readonly TimeSpan s_hidden = TimeSpan.FromMinutes(2);

    private readonly Pace _pace = new(clock);

    public string Name => queue.Name;

    /// <summary>Messages in the queue, those that are hidden included; 0 where storage does not say.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException)
        {
            return 0;
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(host.QueueBatchSize);
        while (!cancellationToken.IsCancellationRequested)
        {
            var taken = 0;
            try
            {
                await slots.WaitAsync(cancellationToken);
                slots.Release();
                foreach (var message in await ReceiveAsync(slots.CurrentCount, cancellationToken))
                {
                    taken++;
                    await slots.WaitAsync(cancellationToken);
                    _ = ProcessAsync(message, slots, cancellationToken);
                }
            }
            catch (RequestFailedException e)
            {
                terminal.Say($"queue {queue.Name} cannot be read ({e.ErrorCode ?? e.Message}); trying again");
            }

            if (taken == 0)
            {
                await _pace.WaitAsync(TimeSpan.Zero, cancellationToken);
            }
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync(int free, CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.ReceiveMessagesAsync(Math.Max(1, free), s_hidden, cancellationToken)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return [];
        }
    }

    private async Task ProcessAsync(QueueMessage message, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receipt = new Receipt(message.PopReceipt);
        var renewing = RenewAsync(message, receipt, done.Token);
        try
        {
            var outcome = message.DequeueCount > host.QueueAttempts
                ? new InvocationOutcome("delivered too often before")
                : await invoker.InvokeAsync(function, Input(message), cancellationToken);
            await done.CancelAsync();
            await renewing;
            await FinishAsync(message, receipt.Value, outcome, cancellationToken);
        }
        catch (RequestFailedException e)
        {
            terminal.Say($"a message of queue {queue.Name} could not be put away ({e.ErrorCode ?? e.Message}); it comes again");
        }
        catch (OperationCanceledException)
        {
            // The host is leaving: the message becomes visible again by itself.
        }
        finally
        {
            await done.CancelAsync();
            slots.Release();
        }
    }

    private async Task FinishAsync(QueueMessage message, string receipt, InvocationOutcome outcome, CancellationToken cancellationToken)
    {
        if (!outcome.Succeeded)
        {
            terminal.Say($"{function.Name} failed on a message of {queue.Name} (delivery {message.DequeueCount} of {host.QueueAttempts}): {outcome.Error}");
            if (message.DequeueCount < host.QueueAttempts)
            {
                await queue.UpdateMessageAsync(message.MessageId, receipt, message.Body, host.QueueVisibilityTimeout, cancellationToken);
                return;
            }

            await poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
            terminal.Say($"{function.Name} gave up a message of {queue.Name}; it is in {poison.Name}");
        }

        await queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken);
    }

    private async Task RenewAsync(QueueMessage message, Receipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_hidden / 2, clock, cancellationToken);
                receipt.Value = (await queue.UpdateMessageAsync(message.MessageId, receipt.Value, message.Body, s_hidden, cancellationToken)).Value.PopReceipt;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or RequestFailedException)
        {
            // Done, or somebody deleted the message: putting it away will tell.
        }
    }

    private TriggerInput Input(QueueMessage message)
    {
        var text = QueueMessageText.Decode(message.Body.ToString(), host.QueueBase64);
        var trigger = function.Trigger;
        var data = trigger.Deferred ? Reference(message, text)
            : trigger.Binary ? new TypedData { Bytes = ByteString.CopyFromUtf8(text) }
            : new TypedData { String = text };
        return new TriggerInput(data)
        {
            Metadata = new Dictionary<string, TypedData>
            {
                ["QueueTrigger"] = new() { String = text },
                ["Id"] = new() { String = message.MessageId },
                ["PopReceipt"] = new() { String = message.PopReceipt },
                ["DequeueCount"] = new() { String = message.DequeueCount.ToString(CultureInfo.InvariantCulture) },
                ["InsertionTime"] = Time(message.InsertedOn),
                ["ExpirationTime"] = Time(message.ExpiresOn),
                ["NextVisibleTime"] = Time(message.NextVisibleOn),
            },
        };
    }

    private static TypedData Reference(QueueMessage message, string text)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            message.MessageId,
            message.PopReceipt,
            MessageText = text,
            message.DequeueCount,
            NextVisibleOn = message.NextVisibleOn ?? DateTimeOffset.MinValue,
            InsertedOn = message.InsertedOn ?? DateTimeOffset.MinValue,
            ExpiresOn = message.ExpiresOn ?? DateTimeOffset.MaxValue,
        });
        return new TypedData
        {
            ModelBindingData = new ModelBindingData { Version = "1.0", Source = "AzureStorageQueues", ContentType = "application/json", Content = ByteString.CopyFrom(content) },
        };
    }

    private static TypedData Time(DateTimeOffset? time) => new() { Json = JsonSerializer.Serialize(time ?? DateTimeOffset.MaxValue) };

    private sealed class Receipt(string value)
    {
        public string Value { get; set; } = value;
    }
}
