using '../events.bicep'

param functionAppName = 'func-news-kxms5bzy4x3pg'
param topicName = 'egst-news-kxms5bzy4x3pg'
param storageName = 'stnewskxms5bzy4x3pg'
