// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ILists, List, ListTerms} from "./ILists.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {IMembers} from "../members/IMembers.sol";
import {Duties, MAKER} from "../types/Duties.sol";
import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Lists
/// @notice Documented in ILists.
abstract contract Lists is ILists, EIP712 {
    uint256 private constant LONGEST_LIFE = 5 * 365 days;
    uint256 private constant LONGEST_WAIT = 90 days;

    IMembers public immutable MEMBERS;

    /// @inheritdoc ILists
    mapping(ListId list => List) public lists;
    /// @inheritdoc ILists
    mapping(ListId list => mapping(uint32 epoch => bytes32 publicKey)) public publicKeys;
    mapping(ListId list => ListTerms) internal _terms;

    constructor(IMembers members) EIP712("Tallystick Watchlist", "1") {
        MEMBERS = members;
    }

    /// @inheritdoc ILists
    function create(string calldata name, ListTerms calldata terms, bytes32 publicKey) external returns (ListId list) {
        uint256 length = bytes(name).length;
        require(length != 0 && length <= 64, Watchlist_NameInvalid(length));
        _requireTerms(terms);
        require(publicKey != 0, Watchlist_KeyInvalid(publicKey));
        OrgId operator = MEMBERS.actsFor(msg.sender, MAKER);
        list = listId(operator, name);
        require(lists[list].operator.isNull(), Watchlist_ListExists(list));

        uint48 startsAt = uint48(block.timestamp); // seconds
        lists[list] = List(operator, 1, startsAt, 0);
        _terms[list] = terms;
        publicKeys[list][1] = publicKey;
        emit ListCreated(list, operator, name, terms);
        emit KeyAnnounced(list, 1, publicKey, startsAt);
    }

    /// @inheritdoc ILists
    function rotate(ListId list, bytes32 publicKey, uint48 startsAt) external returns (uint32 epoch) {
        List storage of_ = lists[list];
        uint256 earliest = block.timestamp + _terms[list].lead;
        uint256 latest = block.timestamp + LONGEST_WAIT;
        _requireOperator(list, MAKER);
        require(block.timestamp >= of_.startsAt, Watchlist_EpochPending(of_.epoch, of_.startsAt));
        require(publicKey != 0 && publicKey != publicKeys[list][of_.epoch], Watchlist_KeyInvalid(publicKey));
        require(startsAt >= earliest && startsAt <= latest, Watchlist_StartInvalid(startsAt, earliest, latest));

        epoch = of_.epoch + 1;
        (of_.epoch, of_.startsAt) = (epoch, startsAt);
        publicKeys[list][epoch] = publicKey;
        emit KeyAnnounced(list, epoch, publicKey, startsAt);
    }

    /// @inheritdoc ILists
    function listId(OrgId operator, string calldata name) public view returns (ListId) {
        return ListId.wrap(keccak256(abi.encode(block.chainid, address(this), operator, name)));
    }

    /// @inheritdoc ILists
    function termsOf(ListId list) external view returns (ListTerms memory) {
        _known(list);
        return _terms[list];
    }

    /// @inheritdoc ILists
    function currentEpoch(ListId list) public view returns (uint32) {
        List storage of_ = _known(list);
        return block.timestamp >= of_.startsAt ? of_.epoch : of_.epoch - 1;
    }

    function _known(ListId list) internal view returns (List storage of_) {
        of_ = lists[list];
        require(!of_.operator.isNull(), Watchlist_UnknownList(list));
    }

    function _requireOperator(ListId list, Duties anyOf) internal view returns (List storage of_) {
        of_ = _known(list);
        OrgId caller = MEMBERS.actsFor(msg.sender, anyOf);
        require(caller == of_.operator, Watchlist_NotOperator(list, of_.operator, caller));
    }

    /// @dev The epoch in use, or the one that was announced.
    function _requireOpen(ListId list, uint32 epoch) internal view {
        (uint32 current, uint32 newest) = (currentEpoch(list), lists[list].epoch);
        require(epoch == current || epoch == newest, Watchlist_EpochClosed(epoch, current, newest));
    }

    /// @return digest What was signed.
    /// @return signer Who signed it.
    function _signed(
        bytes32 structHash,
        uint48 deadline,
        bytes calldata signature
    ) internal view returns (bytes32 digest, address signer) {
        require(block.timestamp <= deadline, Watchlist_DeadlinePassed(deadline, block.timestamp));
        digest = _hashTypedDataV4(structHash);
        bool good;
        (signer, good) = Signatures.signerOf(digest, signature);
        require(good, Watchlist_BadSignature(digest));
    }

    function _requireTerms(ListTerms calldata terms) private pure {
        _requireTerm("k", terms.k, 2, type(uint16).max);
        _requireTerm("quorum", terms.quorum, 2, 8);
        _requireTerm("price", terms.price, 1, type(uint24).max);
        _requireTerm("stake", terms.stake, 1, type(uint24).max);
        // What a report can win is never more than what it can lose.
        _requireTerm("reward", terms.reward, 0, terms.stake);
        _requireTerm("maxLife", terms.maxLife, 1 days, LONGEST_LIFE);
        _requireTerm("maturity", terms.maturity, 1 days, terms.maxLife);
        _requireTerm("decideWithin", terms.decideWithin, 1 days, LONGEST_WAIT);
        _requireTerm("lead", terms.lead, 1 hours, LONGEST_WAIT);
    }

    function _requireTerm(bytes32 name, uint256 value, uint256 least, uint256 most) private pure {
        require(value >= least && value <= most, Watchlist_TermInvalid(name, value, least, most));
    }
}
