// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {QbftBase} from "./QbftBase.sol";
import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {Entry, TrieImage} from "./TrieImage.sol";
import {FactProof, ISideChain} from "../../../contracts/anchoring/ISideChain.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {AGREEMENTS, ATTESTATIONS, INSTRUMENTS, RECEIVABLES} from "../../../contracts/types/ContractName.sol";

/// @notice A side-chain of four validators whose state is made here: three contracts of ours, a foreign one, and words in them.
abstract contract SideChainBase is QbftBase {
    using QbftHeaderImage for HeaderPlan;

    address internal constant AGREEMENTS_THERE = address(0xa1);
    address internal constant ATTESTATIONS_THERE = address(0xa2);
    address internal constant RECEIVABLES_THERE = address(0xa3);
    address internal constant LEDGER_THERE = address(0xa4);
    address internal constant FOREIGN = address(0xa5);
    bytes32 internal constant EMPTY_ROOT = 0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421;
    uint256 internal constant MAX_AGE = 10 minutes;

    TrieImage private immutable TRIE = new TrieImage();
    ISideChain internal sideChain;
    ClientId internal client;
    address[] private _validators;

    function setUp() public virtual override {
        super.setUp();
        _validators = validatorsOf(4);
        client = create(1, _validators);
        sideChain = ISideChain(deploy("SideChain", abi.encode(address(this), qbft)));
        sideChain.nameContract(client, AGREEMENTS, AGREEMENTS_THERE);
        sideChain.nameContract(client, ATTESTATIONS, ATTESTATIONS_THERE);
        sideChain.nameContract(client, RECEIVABLES, RECEIVABLES_THERE);
        sideChain.nameContract(client, INSTRUMENTS, LEDGER_THERE);
    }

    /* STATE */

    function accountOf(uint256 nonce, uint256 balance, bytes32 storageRoot) internal pure returns (bytes memory) {
        bytes[] memory items = new bytes[](4);
        (items[0], items[1]) = (RLP.encode(nonce), RLP.encode(balance));
        (items[2], items[3]) = (RLP.encode(storageRoot), RLP.encode(keccak256("code")));
        return RLP.encode(items);
    }

    function keyOf(address account) internal pure returns (bytes memory) {
        return abi.encode(keccak256(abi.encodePacked(account)));
    }

    /// @dev The state of `number` is recorded: `account` has `words` in the slots, and other accounts are there beside it.
    /// @return proof Of `slot`.
    function record(
        uint64 number,
        address account,
        bytes32[] memory slots,
        bytes32[] memory words,
        bytes32 slot
    ) internal returns (FactProof memory proof) {
        Entry[] memory held = new Entry[](slots.length);
        for (uint256 i = 0; i < slots.length; i++) {
            held[i] = Entry(abi.encode(keccak256(abi.encode(slots[i]))), RLP.encode(uint256(words[i])));
        }
        bytes32 storageRoot;
        proof.number = number;
        (storageRoot, proof.storageNodes) = TRIE.prove(held, abi.encode(keccak256(abi.encode(slot))));
        proof.accountNodes = recordAccounts(number, account, storageRoot, account);
    }

    /// @dev As above with `word` in one slot, and two more slots beside it.
    function record(
        uint64 number,
        address account,
        bytes32 slot,
        bytes32 word
    ) internal returns (FactProof memory proof) {
        bytes32[] memory slots = new bytes32[](word == 0 ? 2 : 3);
        bytes32[] memory words = new bytes32[](slots.length);
        (slots[0], slots[1], words[0], words[1]) = ("a slot", "another", "a word", bytes32(uint256(1)));
        if (word != 0) (slots[2], words[2]) = (slot, word);
        return record(number, account, slots, words, slot);
    }

    /// @return nodes Those that prove `wanted`, or that it is not there.
    function recordAccounts(
        uint64 number,
        address account,
        bytes32 storageRoot,
        address wanted
    ) internal returns (bytes[] memory nodes) {
        Entry[] memory accounts = new Entry[](3);
        accounts[0] = Entry(keyOf(account), accountOf(1, 0, storageRoot));
        accounts[1] = Entry(keyOf(FOREIGN), accountOf(0, 1 ether, EMPTY_ROOT));
        accounts[2] = Entry(keyOf(LEDGER_THERE), accountOf(7, type(uint256).max, EMPTY_ROOT));
        bytes32 stateRoot;
        (stateRoot, nodes) = TRIE.prove(accounts, keyOf(wanted));
        recordState(number, stateRoot);
    }

    function recordState(uint64 number, bytes32 stateRoot) internal {
        HeaderPlan memory plan = planOf(number, _validators);
        plan.stateRoot = stateRoot;
        plan.time = uint48(timeOf(number));
        bring(client, plan);
    }

    /// @dev Of a header that is made here; one a second.
    function timeOf(uint64 number) internal pure returns (uint256) {
        return START - 1000 + number;
    }
}
