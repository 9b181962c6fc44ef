// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CycleMember, CycleTerms} from "../../../contracts/clearing/CycleTerms.sol";
import {CycleState} from "../../../contracts/clearing/IClearing.sol";
import {Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {PairCap} from "../../../contracts/clearing/PairCap.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {CycleId} from "../../../contracts/types/CycleId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BANK} from "../../../contracts/types/Roles.sol";
import {SettlementBase} from "../settlement/SettlementBase.sol";

/// @notice Four banks with a bank's yuan, the terms of a cycle between them, and how they sign. Digests follow the text of EIP-712.
abstract contract ClearingBase is SettlementBase {
    uint256 internal constant BANKS = 4;
    uint48 internal constant CLOSES = uint48(START + 1 hours);
    uint48 internal constant FUNDED_BY = uint48(START + 2 hours);
    uint32 internal constant TOP_UP = 30 minutes;
    uint128 internal constant CAP = 1_000;
    uint128 internal constant COLLATERAL = 100;
    uint128 internal constant SHARE = 60;
    uint256 internal constant MONEY = 10_000;

    string private constant MEMBER =
        "Member(uint32 bank,address account,uint128 netDebitCap,uint128 collateral,uint128 fund)";
    string private constant CYCLE =
        "Cycle(uint32 operator,address cash,uint64 number,uint48 closesAt,uint48 fundedBy,uint32 topUp,Member[] members,uint256[] pairCaps)";

    Org[BANKS] internal banks;
    CycleTerms internal terms;
    CycleId internal cycle;
    ObligationWord[] internal confirmed;
    mapping(uint256 item => bytes32) internal lists;

    function setUp() public virtual override {
        super.setUp();
        asCouncil();
        cashFactory.setEscrow(address(clearing), true);
        for (uint256 i = 0; i < BANKS; i++) {
            banks[i] = admitOrg(string.concat("Bank ", vm.toString(i)), BANK);
            issue(yuan, banks[i].maker, MONEY);
            vm.startPrank(banks[i].maker);
            yuan.approve(address(clearing), type(uint256).max);
            clearing.deposit(yuan, Pot.Collateral, COLLATERAL);
            clearing.deposit(yuan, Pot.Fund, SHARE);
            vm.stopPrank();
        }
        setTerms(1);
    }

    /* TERMS */

    function setTerms(uint64 number) internal {
        delete terms.members;
        delete terms.pairCaps;
        (terms.operator, terms.cash, terms.number) = (banks[0].id, ICash(address(yuan)), number);
        (terms.closesAt, terms.fundedBy, terms.topUp) = (CLOSES, FUNDED_BY, TOP_UP);
        for (uint256 i = 0; i < BANKS; i++) {
            terms.members.push(CycleMember(banks[i].id, banks[i].maker, CAP, COLLATERAL, SHARE));
        }
        cycle = clearing.cycleIdOf(terms);
    }

    function pairCap(uint256 low, uint256 high, uint256 lowLets, uint256 highLets) internal pure returns (PairCap) {
        return PairCap.wrap((low << 248) | (high << 240) | (lowLets << 120) | highLets);
    }

    /* ACTS */

    function openCycle() internal {
        vm.prank(banks[0].maker);
        cycle = clearing.open(terms);
    }

    function joinAll() internal {
        uint8[] memory items = new uint8[](BANKS);
        DualApproval[] memory approvals = new DualApproval[](BANKS);
        for (uint256 i = 0; i < BANKS; i++) (items[i], approvals[i]) = (uint8(i), joining(i));
        clearing.join(terms, items, approvals);
    }

    function startCycle() internal {
        openCycle();
        joinAll();
    }

    function joining(uint256 item) internal view returns (DualApproval memory) {
        return approvalOf(banks[item], joinDigest(banks[item].id));
    }

    function obligation(
        uint256 debtor,
        uint256 creditor,
        uint256 amount,
        uint256 number
    ) internal pure returns (ObligationWord) {
        return ObligationWord.wrap((amount << 128) | (number << 64) | (debtor << 8) | creditor);
    }

    function one(ObligationWord word) internal pure returns (ObligationWord[] memory words) {
        words = new ObligationWord[](1);
        words[0] = word;
    }

    /// @dev Brings one obligation, confirmed by both.
    function owe(uint256 debtor, uint256 creditor, uint256 amount, uint256 number) internal {
        submit(one(obligation(debtor, creditor, amount, number)));
    }

    function submit(ObligationWord[] memory words) internal {
        DualApproval[] memory approvals = confirm(words);
        clearing.submit(terms, words, approvals);
    }

    /// @dev What the banks concerned sign, in the order of the terms; it is on their lists from then on.
    function confirm(ObligationWord[] memory words) internal returns (DualApproval[] memory approvals) {
        bool[BANKS] memory concerned;
        uint256 count = 0;
        for (uint256 i = 0; i < words.length; i++) {
            confirmed.push(words[i]);
            uint256 word = ObligationWord.unwrap(words[i]);
            uint256[2] memory sides = [uint256(uint8(word >> 8)), uint8(word)];
            for (uint256 j = 0; j < 2; j++) {
                if (!concerned[sides[j]]) count++;
                concerned[sides[j]] = true;
                lists[sides[j]] = keccak256(abi.encode(lists[sides[j]], word));
            }
        }
        approvals = new DualApproval[](count);
        count = 0;
        for (uint256 i = 0; i < BANKS; i++) {
            if (concerned[i]) approvals[count++] = approvalOf(banks[i], confirmDigest(banks[i].id, lists[i]));
        }
    }

    /// @dev The obligations of one bank, in their order.
    function listOf(uint256 item) internal view returns (ObligationWord[] memory words) {
        words = new ObligationWord[](confirmed.length);
        uint256 count = 0;
        for (uint256 i = 0; i < confirmed.length; i++) {
            uint256 word = ObligationWord.unwrap(confirmed[i]);
            if (uint8(word >> 8) == item || uint8(word) == item) words[count++] = confirmed[i];
        }
        assembly ("memory-safe") {
            mstore(words, count)
        }
    }

    function nets(int128 a, int128 b, int128 c, int128 d) internal pure returns (int128[] memory all) {
        all = new int128[](BANKS);
        (all[0], all[1], all[2], all[3]) = (a, b, c, d);
    }

    /// @dev 0 owes 1 200, 1 owes 2 130, 3 owes 0 50: nets -150, 70, 130, -50.
    function startNetted() internal {
        startCycle();
        owe(0, 1, 200, 1);
        owe(1, 2, 130, 1);
        owe(3, 0, 50, 1);
        vm.warp(CLOSES + 1);
        clearing.net(terms, nets(-150, 70, 130, -50));
    }

    function fund(uint256 item) internal {
        vm.prank(banks[item].maker);
        clearing.fund(cycle);
    }

    /* SEEN */

    function stateOf(CycleId id) internal view returns (CycleState) {
        return clearing.cycleOf(id).state;
    }

    function assertState(CycleState state, string memory what) internal view {
        vm.assertEq(uint256(stateOf(cycle)), uint256(state), what);
    }

    function assertMoney(uint256 item, uint256 amount, string memory what) internal view {
        vm.assertEq(yuan.balanceOf(banks[item].maker), amount, what);
    }

    function assertDeposit(uint256 item, uint256 collateral, uint256 share, string memory what) internal view {
        vm.assertEq(clearing.depositOf(yuan, banks[item].id).collateral, collateral, what);
        vm.assertEq(clearing.depositOf(yuan, banks[item].id).fund, share, what);
    }

    /* DIGESTS */

    function cycleHash() internal view returns (bytes32) {
        bytes memory members;
        for (uint256 i = 0; i < terms.members.length; i++) {
            members = bytes.concat(members, keccak256(abi.encode(keccak256(bytes(MEMBER)), terms.members[i])));
        }
        bytes32 head = keccak256(abi.encodePacked(CYCLE, MEMBER));
        bytes memory caps;
        for (uint256 i = 0; i < terms.pairCaps.length; i++) caps = bytes.concat(caps, abi.encode(terms.pairCaps[i]));
        return
            keccak256(
                abi.encode(
                    head,
                    terms.operator,
                    terms.cash,
                    terms.number,
                    terms.closesAt,
                    terms.fundedBy,
                    terms.topUp,
                    keccak256(members),
                    keccak256(caps)
                )
            );
    }

    function joinDigest(OrgId bank) internal view returns (bytes32) {
        bytes32 type_ = keccak256(abi.encodePacked("Participation(Cycle cycle,uint32 bank)", CYCLE, MEMBER));
        return clearingDigest(keccak256(abi.encode(type_, cycleHash(), bank)));
    }

    function confirmDigest(OrgId bank, bytes32 list) internal view returns (bytes32) {
        bytes32 type_ = keccak256("Confirmation(bytes32 cycle,uint32 bank,bytes32 list)");
        return clearingDigest(keccak256(abi.encode(type_, cycle, bank, list)));
    }

    function clearingDigest(bytes32 content) internal view returns (bytes32) {
        return typedDigest("Tallystick Clearing", address(clearing), block.chainid, content);
    }
}
