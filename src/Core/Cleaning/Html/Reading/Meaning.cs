namespace Serverless.Cleaning.Html.Reading;

/// <summary>What a box of a page says it is, by its tag, its class, its id, its role or its item property.</summary>
internal enum Meaning
{
    // What names say.
    Article,
    Content,
    Title,
    Lead,
    Author,
    Date,
    Caption,
    Media,
    Comment,
    Related,
    Share,
    Nav,
    Header,
    Footer,
    Sidebar,
    Newsletter,
    Paywall,
    Ad,
    Promo,
    Tags,
    Consent,
    Popup,
    Hidden,
    Quote,
    Embed,
    Card,
    Form,
    Pager,
    Tools,
    Contents,
    Product,
    Notes,
    Live,
    Fold,
    Widget,
    Body,

    // What tags and attributes say.
    ArticleTag,
    MainTag,
    AsideTag,
    HeaderTag,
    FooterTag,
    NavTag,
    SectionTag,
    FigureTag,
    ListTag,
    TableTag,
    QuoteTag,
    FormTag,
    DialogTag,
    LinkTag,
    NoScriptTag,
    ButtonTag,
    StyleHidden,
    AriaHidden,
}

internal static class MeaningSet
{
    public const int Count = (int)Meaning.AriaHidden + 1;

    /// <summary>The meanings that come from names; the rest come from tags and attributes.</summary>
    public const ulong Named = (1UL << (int)Meaning.ArticleTag) - 1;

    public static ulong Bit(this Meaning meaning) => 1UL << (int)meaning;

    public static bool Has(this ulong set, Meaning meaning) => (set & meaning.Bit()) != 0;
}
