// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CommitSeals} from "./CommitSeals.sol";
import {Account, Client, ClientStatus, HeaderRecord, IQbftClient} from "./IQbftClient.sol";
import {QbftHeader, QbftHeaders} from "./QbftHeader.sol";
import {StateProofs} from "./StateProofs.sol";
import {IMembers} from "../members/IMembers.sol";
import {ClientId} from "../types/ClientId.sol";

/// @title QbftClient
/// @notice Documented in IQbftClient.
contract QbftClient is IQbftClient {
    using CommitSeals for *;
    using QbftHeaders for *;

    /// @notice Shortest and longest trust period.
    uint32 public constant MIN_TRUST_PERIOD = 1 hours;
    uint32 public constant MAX_TRUST_PERIOD = 365 days;
    /// @notice How far a header's time may be ahead of this chain's, in seconds: clocks differ.
    uint48 public constant MAX_DRIFT = 60;

    IMembers public immutable MEMBERS;

    mapping(ClientId client => Client) private _clients;
    mapping(ClientId client => address[]) private _validators;
    /// @dev The key is the era and the height: see `_recordOf`.
    mapping(ClientId client => mapping(uint256 key => HeaderRecord)) private _headers;

    constructor(IMembers members) {
        MEMBERS = members;
    }

    modifier onlyCouncil() {
        require(msg.sender == MEMBERS.council(), QbftClient_NotCouncil(msg.sender));
        _;
    }

    /* THE COUNCIL */

    /// @inheritdoc IQbftClient
    function createClient(
        uint64 chainId,
        uint32 trustPeriod,
        bytes calldata header,
        bytes calldata seals
    ) external onlyCouncil returns (ClientId client) {
        require(chainId != 0 && chainId != block.chainid, QbftClient_ChainIdInvalid(chainId));
        require(
            trustPeriod >= MIN_TRUST_PERIOD && trustPeriod <= MAX_TRUST_PERIOD,
            QbftClient_TrustPeriodInvalid(trustPeriod, MIN_TRUST_PERIOD, MAX_TRUST_PERIOD)
        );
        QbftHeader memory h = header.read();
        client = clientIdOf(chainId, trustPeriod, h.blockHash);
        require(_clients[client].chainId == 0, QbftClient_Exists(client));

        address[] memory validators = _trust(client, Client(chainId, 0, 0, trustPeriod, 0, false, 0), h, seals);
        emit ClientCreated(client, chainId, trustPeriod, h.number, h.blockHash, validators);
    }

    /// @inheritdoc IQbftClient
    function renewClient(ClientId client, bytes calldata header, bytes calldata seals) external onlyCouncil {
        Client memory c = _clientOf(client);
        QbftHeader memory h = header.read();
        (c.era, c.frozen) = (c.era + 1, false);
        address[] memory validators = _trust(client, c, h, seals);
        emit ClientRenewed(client, c.era, h.number, h.blockHash, validators);
    }

    /// @inheritdoc IQbftClient
    function freezeClient(ClientId client) external onlyCouncil {
        _requireThawed(client, _clientOf(client));
        _clients[client].frozen = true;
        emit ClientFrozen(client, msg.sender);
    }

    /* HEADERS */

    /// @inheritdoc IQbftClient
    function update(ClientId client, bytes calldata header, bytes calldata seals) external {
        Client memory c = _clientOf(client);
        _requireThawed(client, c);
        _requireUnexpired(client, c);
        QbftHeader memory h = header.read();
        HeaderRecord storage record = _recordOf(client, c.era, h.number);
        (bytes26 recorded, bytes26 hash) = (record.blockHash, bytes26(h.blockHash));
        if (recorded == hash) return;

        bool changed = h.validatorsHash != c.validatorsHash;
        if (changed) {
            // Another header of a recorded height is evidence whatever it lists; what freezes is that those who are trusted sealed it.
            bool outdated = recorded == 0 && h.number <= c.newestNumber;
            require(!outdated, QbftClient_ValidatorsOutdated(h.number, c.newestNumber));
            h.requireSorted();
        }
        address[] memory signers = h.requireQuorum(seals);
        if (changed) signers.requireTrusted(_validators[client]);
        if (recorded != 0) return _freeze(client, h, recorded);
        _requireTime(c, h);
        if (changed) _changeValidators(client, h);
        if (h.number > c.newestNumber) {
            Client storage kept = _clients[client];
            (kept.newestNumber, kept.newestTime) = (h.number, h.time);
        }
        _record(client, record, h);
    }

    /* READING */

    /// @inheritdoc IQbftClient
    function clientIdOf(uint64 chainId, uint32 trustPeriod, bytes32 blockHash) public pure returns (ClientId) {
        return ClientId.wrap(keccak256(abi.encode(chainId, trustPeriod, blockHash)));
    }

    /// @inheritdoc IQbftClient
    function clientOf(ClientId client) external view returns (Client memory) {
        return _clients[client];
    }

    /// @inheritdoc IQbftClient
    function statusOf(ClientId client) external view returns (ClientStatus) {
        Client memory c = _clients[client];
        if (c.chainId == 0) return ClientStatus.None;
        if (c.frozen) return ClientStatus.Frozen;
        return block.timestamp > _trustedUntil(c) ? ClientStatus.Expired : ClientStatus.Active;
    }

    /// @inheritdoc IQbftClient
    function validatorsOf(ClientId client) external view returns (address[] memory) {
        return _validators[client];
    }

    /// @inheritdoc IQbftClient
    function headerAt(ClientId client, uint64 number) external view returns (HeaderRecord memory) {
        return _recordOf(client, _clients[client].era, number);
    }

    /// @inheritdoc IQbftClient
    function stateAt(ClientId client, uint64 number) public view returns (bytes32 stateRoot, uint48 time) {
        Client memory c = _clientOf(client);
        _requireThawed(client, c);
        HeaderRecord storage record = _recordOf(client, c.era, number);
        (stateRoot, time) = (record.stateRoot, record.time);
        require(record.blockHash != 0, QbftClient_UnknownHeight(client, number));
    }

    /// @inheritdoc IQbftClient
    function proveAccount(
        ClientId client,
        uint64 number,
        address account,
        bytes[] calldata proof
    ) public view returns (Account memory held) {
        bool found;
        (found, held) = _accountAt(client, number, account, proof);
        require(found, QbftClient_Absent(account));
    }

    /// @inheritdoc IQbftClient
    function proveStorage(
        ClientId client,
        uint64 number,
        address account,
        bytes32 slot,
        bytes[] calldata accountProof,
        bytes[] calldata storageProof
    ) external view returns (bytes32 word) {
        word = proveWord(client, number, account, slot, accountProof, storageProof);
        require(word != 0, QbftClient_Absent(account));
    }

    /// @inheritdoc IQbftClient
    function proveWord(
        ClientId client,
        uint64 number,
        address account,
        bytes32 slot,
        bytes[] calldata accountProof,
        bytes[] calldata storageProof
    ) public view returns (bytes32) {
        Account memory held = proveAccount(client, number, account, accountProof);
        return bytes32(StateProofs.wordIn(held.storageRoot, slot, storageProof));
    }

    /// @inheritdoc IQbftClient
    function proveAbsence(
        ClientId client,
        uint64 number,
        address account,
        bytes32 slot,
        bytes[] calldata accountProof,
        bytes[] calldata storageProof
    ) external view {
        (bool found, Account memory held) = _accountAt(client, number, account, accountProof);
        if (found) {
            uint256 word = StateProofs.wordIn(held.storageRoot, slot, storageProof);
            require(word == 0, QbftClient_Present(account));
        } else require(storageProof.length == 0, QbftClient_ProofInvalid(0));
    }

    /// @inheritdoc IQbftClient
    function proveAccountAbsence(
        ClientId client,
        uint64 number,
        address account,
        bytes[] calldata proof
    ) external view {
        (bool found, ) = _accountAt(client, number, account, proof);
        require(!found, QbftClient_Present(account));
    }

    /* INTERNAL */

    /// @dev Makes a header that the Council trusts the newest, and its validators those that are trusted.
    function _trust(
        ClientId client,
        Client memory c,
        QbftHeader memory h,
        bytes calldata seals
    ) private returns (address[] memory validators) {
        h.requireSorted();
        h.requireQuorum(seals);
        (c.newestNumber, c.newestTime, c.validatorsHash) = (h.number, h.time, h.validatorsHash);
        _requireTime(c, h);
        validators = h.validatorsOf();
        _validators[client] = validators;
        _clients[client] = c;
        _record(client, _recordOf(client, c.era, h.number), h);
    }

    function _changeValidators(ClientId client, QbftHeader memory h) private {
        _clients[client].validatorsHash = h.validatorsHash;
        address[] memory validators = h.validatorsOf();
        _validators[client] = validators;
        emit ValidatorsChanged(client, h.number, validators);
    }

    function _freeze(ClientId client, QbftHeader memory h, bytes26 recorded) private {
        _clients[client].frozen = true;
        emit EquivocationProven(client, h.number, recorded, h.blockHash);
        emit ClientFrozen(client, msg.sender);
    }

    function _record(ClientId client, HeaderRecord storage record, QbftHeader memory h) private {
        record.stateRoot = h.stateRoot;
        (record.time, record.blockHash) = (h.time, bytes26(h.blockHash));
        emit HeaderRecorded(client, h.number, h.blockHash);
    }

    function _accountAt(
        ClientId client,
        uint64 number,
        address account,
        bytes[] calldata proof
    ) private view returns (bool, Account memory) {
        (bytes32 stateRoot, ) = stateAt(client, number);
        return StateProofs.accountIn(stateRoot, account, proof);
    }

    function _clientOf(ClientId client) private view returns (Client memory c) {
        c = _clients[client];
        require(c.chainId != 0, QbftClient_Unknown(client));
    }

    function _recordOf(ClientId client, uint16 era, uint64 number) private view returns (HeaderRecord storage) {
        return _headers[client][(uint256(era) << 64) | number];
    }

    function _requireThawed(ClientId client, Client memory c) private pure {
        require(!c.frozen, QbftClient_Frozen(client));
    }

    function _requireUnexpired(ClientId client, Client memory c) private view {
        uint256 until = _trustedUntil(c);
        require(block.timestamp <= until, QbftClient_Expired(client, until, block.timestamp));
    }

    function _trustedUntil(Client memory c) private pure returns (uint256) {
        return uint256(c.newestTime) + c.trustPeriod;
    }

    /// @dev Within the trust period and not ahead of this chain; and on the same side of the newest header as the height is.
    function _requireTime(Client memory c, QbftHeader memory h) private view {
        (uint256 earliest, uint256 latest) = (0, block.timestamp + MAX_DRIFT);
        if (block.timestamp > c.trustPeriod) earliest = block.timestamp - c.trustPeriod;
        if (h.number > c.newestNumber) earliest = _max(earliest, c.newestTime);
        else if (c.newestTime < latest) latest = c.newestTime;
        require(h.time >= earliest && h.time <= latest, QbftClient_TimeInvalid(h.number, h.time, earliest, latest));
    }

    function _max(uint256 a, uint256 b) private pure returns (uint256) {
        return a > b ? a : b;
    }
}
