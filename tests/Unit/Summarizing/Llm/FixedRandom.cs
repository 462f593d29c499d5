using System.Security.Cryptography;

namespace Serverless.Unit.Summarizing.Llm;

/// <summary>Always the same byte: keys and jitter that a test can write down.</summary>
internal sealed class FixedRandom(byte value = 0x5a) : RandomNumberGenerator
{
    public override void GetBytes(byte[] data) => Array.Fill(data, value);

    public override void GetBytes(Span<byte> data) => data.Fill(value);
}
